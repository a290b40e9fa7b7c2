problems_of <- function(code) tryCatch({ code; character() }, entente_error = function(e) e$problems$message)

test_that("a comparison has the same digest for any number of threads and blocks, and the program's", {
  one <- entente_compare("r2", 24, seed = 7, threads = 1, progress = FALSE)
  two <- entente_compare("recommendations/r2", 10, seed = 7, threads = 2, progress = FALSE)
  expect_equal(entente_continue(two, 24, progress = FALSE)$digest, one$digest)
  program <- Sys.getenv("ENTENTE_PROGRAM")
  skip_if(program == "", "ENTENTE_PROGRAM names no program")
  said <- system2(program, c("compare", "builtin:recommendations/r2", "--reps", "24", "--seed", "7", "--json", "-q"), stdout = TRUE)
  document <- jsonlite::fromJSON(paste(said, collapse = "\n"))
  expect_equal(document$digest, one$digest)
  expect_identical(one$paired$difference[one$paired$outcome == "cost"][1], document$strategies[["mediation teams"]]$cost$diff)
})

test_that("a scenario is a value: text, list, changed, written and read again", {
  s <- entente_set(entente_scenario("baseline"), talks.skill_effect = 0.5)
  file <- tempfile(fileext = ".toml")
  entente_write(s, file)
  expect_equal(entente_compare(file, 4, seed = 1, progress = FALSE)$digest, entente_compare(s, 4, seed = 1, progress = FALSE)$digest)
  expect_s3_class(entente_scenario(list(schema = 1, title = "a list", extends = "builtin:baseline")), "entente_scenario")
  expect_match(entente_parameters(s)$now[entente_parameters(s)$key == "talks.skill_effect"], "0.5")
})

test_that("what is wrong is told at once, with its place", {
  problems <- tryCatch(entente_scenario("schema = 2\nfoo = 1"), entente_error = function(e) e$problems)
  expect_equal(problems$line, 1:2)
  expect_match(problems_of(entente_set("baseline", foo = 1)), "foo")
  expect_length(problems_of(entente_set("baseline", foo = 1, talks.skill_effect = -5)), 2)
  for (bad in list(NA, -1, 0, 1.5, c(1, 2), "5", factor("a"), list(1), Inf))
    expect_match(problems_of(entente_compare("baseline", bad, seed = 1)), "replicates is")
  expect_match(problems_of(entente_compare("baseline", 4, seed = -1)), "seed is")
  expect_match(problems_of(entente_compare("baseline", 4, seed = 1, strategies = factor("placebo"))), "a factor")
  expect_match(problems_of(entente_compare("baseline", 4, seed = 1, strategies = "plazebo")), "placebo")
  expect_match(problems_of(entente_set("baseline", talks.skill_effect = c(1, 2))), "a vector of length 2")
  expect_match(problems_of(entente_scenario(NULL)), "source is NULL")
  expect_match(problems_of(entente_scenario("recomendations/r2")), "did you mean 'recommendations/r2'")
  expect_match(problems_of(entente_scenario("nothing like it")), "entente_scenarios\\(\\) names")
  expect_match(problems_of(entente_scenario(Sys.Date())), "source is a Date")
  expect_match(problems_of(entente_compare("baseline", 4, seed = "7")), "seed is '7'")
  expect_match(problems_of(entente_write("baseline", file.path(tempfile(), "mine.toml"))), "cannot be written")
  expect_warning(none <- entente_events("baseline", 2, "baseline", seed = 7, events = "acord"), "'acord' never happened")
  expect_equal(nrow(none), 0)
})

test_that("a comparison stands for its scenario", {
  r <- entente_compare("r2", 4, seed = 7, strategies = "placebo", progress = FALSE)
  expect_equal(entente_strategies(r), entente_strategies("r2"))
})

test_that("series and one history have what the plots need", {
  r <- entente_compare("baseline", 8, seed = 3, strategies = "placebo", keep = "series", progress = FALSE)
  expect_equal(unique(r$levels$strategy), c("baseline", "placebo"))
  expect_equal(sort(unique(r$series$month)), 0:239)
  pdf(NULL)
  on.exit(dev.off())
  expect_silent(plot(r, "citizens_cynicism"))
  expect_silent(plot(r, indicator = "citizens_cynicism"))
  history <- entente_trace("baseline", 3, seed = 7)
  expect_silent(plot(history))
  expect_equal(nrow(history$years), 20)
})

test_that("a decision is made when it is asked for, and the summary shows it", {
  r <- entente_compare("r2", 40, seed = 7, progress = FALSE)
  expect_null(r$decision)
  decision <- entente_decide(r)
  expect_equal(decision$strategy, unique(r$levels$strategy))
  costs <- r$levels[r$levels$outcome == "cost", ]
  expect_equal(decision$cost, costs$mean)
  difference <- r$paired[r$paired$outcome == "holds_5y", ]
  expect_equal(decision$effect_difference[-1], difference$difference)
  expect_equal(decision$effect_difference_low[-1], difference$low)
  expect_true(is.na(decision$effect_difference[1]))
  expect_equal(min(decision$regret), 0)
  expect_output(print(summary(r)), "net_benefit")
  expect_output(print(decision), "price units")
  expect_false(any(grepl("net_benefit", capture.output(print(summary(r, decision = FALSE))))))
  expect_output(print(summary(r)[1:2, 1:2]), "outcome")
  expect_match(problems_of(entente_decide(r, "implementation_5y")), "implementation_5y")
})

test_that("a decision is that of the program, with its goal, in every world", {
  program <- Sys.getenv("ENTENTE_PROGRAM")
  skip_if(program == "", "ENTENTE_PROGRAM names no program")
  study <- tempfile()
  run <- function(...) system2(program, c(...), stdout = TRUE)
  run("compare", "builtin:recommendations/r2", "--worlds", "--reps", "40", "--seed", "7", "--out", study, "-q")
  asked <- list(c(), c("--willingness", "0.10000000000000001", "--goal", shQuote("holds_5y >= 0.2")),
                c("--effect", "citizens_confidence", "--goal", shQuote("log_deaths<=9.5")))
  r <- entente_compare("r2", 40, seed = 7, progress = FALSE)
  ours <- list(entente_decide(r, worlds = TRUE), entente_decide(r, willingness = 0.1, goal = "holds_5y >= 0.2", worlds = TRUE),
               entente_decide(r, "citizens_confidence", goal = "log_deaths<=9.5", worlds = TRUE))
  outcome <- c(NA, "holds_5y", "log_deaths")
  for (at in seq_along(asked)) {
    said <- jsonlite::fromJSON(paste(run("decide", study, "--json", "-q", asked[[at]]), collapse = "\n"), simplifyVector = FALSE)
    expect_equal(unique(ours[[at]]$world), names(said$worlds))
    for (row in seq_len(nrow(ours[[at]]))) {
      one <- ours[[at]][row, ]
      theirs <- said$worlds[[one$world]]$strategies[[one$strategy]]
      expect_identical(c(one$cost, one$effect, one$net_benefit), c(theirs$cost, theirs$effect, theirs$net_benefit))
      expect_identical(one$regret_over_sets, as.numeric(said$regret$net_benefit$strategies[[one$strategy]]$maximum))
      if (!is.na(outcome[at]))
        expect_identical(one$meets_goal, as.numeric(said$regret[[outcome[at]]]$strategies[[one$strategy]]$share_meeting_goal))
    }
  }
})

test_that("a comparison that went on, or was saved, is decided on its own conflicts", {
  first <- entente_compare("r2", 24, seed = 7, progress = FALSE)
  decision <- entente_decide(first)
  more <- entente_continue(first, 40, progress = FALSE)
  expect_identical(entente_decide(first), decision)
  expect_false(identical(entente_decide(more), decision))
  file <- tempfile()
  saveRDS(first, file)
  again <- readRDS(file)
  expect_output(print(summary(again)), "not in memory any more")
  expect_identical(entente_decide(again), decision)
  expect_equal(entente_continue(again, 40, progress = FALSE)$digest, more$digest)
})

test_that("what a decision cannot be asked is told once", {
  r <- entente_compare("baseline", 16, seed = 7, strategies = "placebo", progress = FALSE)
  expect_match(problems_of(entente_decide(3)), "entente_compare")
  expect_match(problems_of(entente_decide(r, "holds_5")), "did you mean 'holds_5y'")
  expect_match(problems_of(entente_decide(r, "cost")), "cannot be the price itself, cost")
  expect_match(problems_of(summary(r, "holds_5")), "there is no outcome 'holds_5'; did you mean 'holds_5y'")
  expect_match(problems_of(plot(r, "peace at last")), "known: accord, ")
  expect_match(problems_of(summary(r, 5)), "outcomes is 5")
  expect_identical(head(r, 3), r$paired[1:3, ])
  expect_match(problems_of(entente_decide(r, willingness = -1)), "willingness is -1; needed is a number from 0")
  for (bad in c("holds_5y>0.2", "holds_5y", ">=0.2", "holds_5y>=", "holds_5y>=much", "holds_5y>=nan", ""))
    expect_match(problems_of(entente_decide(r, goal = bad)), "holds_5y>=0.2")
  expect_match(problems_of(entente_decide(r, goal = "holds_5>=0.2")), "did you mean 'holds_5y'")
  expect_match(problems_of(entente_decide(r, goal = 5)), "goal is 5; needed is one text")
  expect_match(problems_of(entente_decide(entente_compare("r2", 4, seed = 7, variant = "half the push", progress = FALSE), worlds = TRUE)),
               "half the push")
})

test_that("numbers reach the engine with all their digits", {
  third <- entente_set("baseline", talks.skill_effect = 1 / 3)
  expect_equal(entente_parameters(third)$now[entente_parameters(third)$key == "talks.skill_effect"], "0.3333333333333333")
  listed <- entente_scenario(list(schema = 1, extends = "builtin:baseline", parameters = list(talks.skill_effect = 1 / 3)))
  expect_equal(entente_parameters(listed)$now, entente_parameters(third)$now)
})
