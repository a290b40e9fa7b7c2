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

test_that("a decision is that of the program's API, and the summary shows it", {
  r <- entente_compare("r2", 40, seed = 7, progress = FALSE)
  expect_equal(r$decision$strategy, unique(r$levels$strategy))
  costs <- r$levels[r$levels$outcome == "cost", ]
  expect_equal(r$decision$cost, costs$mean)
  difference <- r$paired[r$paired$outcome == "holds_5y", ]
  expect_equal(r$decision$effect_difference[-1], difference$difference)
  expect_equal(r$decision$effect_difference_low[-1], difference$low)
  expect_true(is.na(r$decision$effect_difference[1]))
  expect_equal(min(r$decision$regret), 0)
  expect_output(print(summary(r)), "net_benefit")
  short <- entente_compare(entente_set("r2", months = 24), 4, seed = 7, progress = FALSE)
  expect_true(is.null(short$decision) != is.null(short$not_decided))
})
