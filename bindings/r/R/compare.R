# Comparisons: every strategy on the same simulated conflicts.

entente_compare <- function(scenario, replicates = NULL, seed = NULL, strategies = NULL, keep = c("summary", "series"),
                            variant = NULL, threads = NULL, progress = interactive()) {
  at <- session_with(scenario, threads)
  scenario <- at$scenario
  if (!is.character(keep) || anyNA(keep) || !all(keep %in% c("summary", "series")))
    refuse("keep is ", shown(keep), "; needed is \"summary\" or \"series\"")
  if (is.null(replicates)) replicates <- scenario$replicates
  plan <- list(do = "simulate", seed = settled_seed(seed, scenario), keep = keep[1])
  strategies <- some_names(strategies, "strategies")
  if (!is.null(strategies)) plan$strategies <- unique(c(list(scenario$reference), strategies))
  if (!is.null(variant)) plan$variant <- one_text(variant, "variant")
  run_block(at$session, scenario, plan, 0, whole_number(replicates, "replicates", 1, 1e7), progress)
}

entente_continue <- function(comparison, replicates = comparison$planned, progress = interactive()) {
  if (!inherits(comparison, "entente_comparison")) refuse("needed is what entente_compare() gave")
  state <- comparison$state
  whole_number(replicates, "replicates", 1, 1e7)
  if (replicates < comparison$replicates)
    refuse("replicates is ", replicates, "; ", comparison$replicates, " are in already, and none is taken out")
  if (replicates == comparison$replicates) return(comparison)
  if (holds_still(state$session, comparison$replicates))
    run_block(state$session, comparison$scenario, state$plan, comparison$replicates, replicates, progress)
  else # the numbers are the same
    run_block(session_with(comparison$scenario)$session, comparison$scenario, state$plan, 0, replicates, progress)
}

# Replicates from `first` to `last` - 1 on a session, and what all of them show.
run_block <- function(session, scenario, plan, first, last, progress) {
  done <- simulate_block(session, plan, first, last, progress)
  if (done$replicates == 0) refuse("stopped before the first replicate was in")
  comparison <- comparison_of(ask(session, list(do = "summarise")), scenario, plan, session)
  comparison$planned <- last
  comparison$stopped <- isTRUE(done$stopped)
  if (comparison$stopped)
    warning("stopped: ", done$replicates, " of ", last, " replicates are in; entente_continue() goes on", call. = FALSE)
  comparison
}

# What the engine answers: how many replicates are in, and whether it was stopped.
simulate_block <- function(session, plan, first, last, progress) {
  one_flag(progress, "progress")
  every <- max(1, floor((last - first) / 100))
  request <- c(plan, list(first = first, last = last, progress = every))
  tick <- NULL
  if (progress) {
    bar <- utils::txtProgressBar(max = last - first, style = 3)
    on.exit(close(bar))
    tick <- function(lines) utils::setTxtProgressBar(bar, min(lines * every, last - first))
  }
  done <- ask(session, request, tick)
  session$holds <- done$replicates
  done
}

number_or_missing <- function(value) if (is.null(value)) NA_real_ else as.numeric(value)

comparison_of <- function(answer, scenario, plan, session) {
  strategies <- names(answer$strategies)
  outcomes <- names(answer$strategies[[1]])
  rows <- expand.grid(outcome = outcomes, strategy = strategies, stringsAsFactors = FALSE)[, 2:1]
  of <- function(name) {
    as.vector(vapply(answer$strategies, function(s) vapply(s, function(o) number_or_missing(o[[name]]), 0),
                     numeric(length(outcomes))))
  }
  levels <- cbind(rows, mean = of("mean"), mcse = of("mcse"))
  paired <- cbind(rows, difference = of("diff"), mcse = of("diff_mcse"), low = of("lo"), high = of("hi"),
                  better = of("better"), same = of("same"), worse = of("worse"))
  paired$pairs <- answer$replicates
  for (strategy in names(answer$pairs))
    for (outcome in names(answer$pairs[[strategy]]))
      paired$pairs[paired$strategy == strategy & paired$outcome == outcome] <- answer$pairs[[strategy]][[outcome]]
  paired$p_holm <- mapply(function(s, o) number_or_missing(answer$p_holm[[s]][[o]]), paired$strategy, paired$outcome)
  paired <- paired[paired$strategy != answer$reference, ]
  rownames(paired) <- NULL
  structure(class = "entente_comparison",
            list(paired = paired, levels = levels, series = series_frame(answer$series), by_set = by_set_frame(answer$by_set),
                 reference = answer$reference, replicates = answer$replicates, seed = plan$seed, digest = answer$digest,
                 failed = answer$failed, sentences = unlist(answer$sentences), verdict = answer$hypothesis$sentence,
                 scenario = scenario, state = list2env(list(session = session, plan = plan), parent = emptyenv())))
}

# Means and quantiles by month; NULL where no series were kept.
series_frame <- function(series) {
  if (is.null(series)) return(NULL)
  values <- function(list) vapply(list, number_or_missing, 0)
  parts <- lapply(names(series), function(strategy) lapply(names(series[[strategy]]), function(indicator) {
    one <- series[[strategy]][[indicator]]
    frame <- data.frame(strategy = strategy, indicator = indicator, unit = one$unit,
                        month = seq_along(one$mean) - 1L, mean = values(one$mean))
    for (share in names(one$quantiles)) frame[[paste0("q", share)]] <- values(one$quantiles[[share]])
    frame
  }))
  do.call(rbind, unlist(parts, recursive = FALSE))
}

# Mean differences by parameter set.
by_set_frame <- function(by_set) {
  parts <- lapply(names(by_set), function(s) lapply(names(by_set[[s]]), function(o) {
    data.frame(strategy = s, outcome = o, parameter_set = seq_along(by_set[[s]][[o]]) - 1L,
               difference = vapply(by_set[[s]][[o]], number_or_missing, 0))
  }))
  do.call(rbind, unlist(parts, recursive = FALSE))
}

# The first differences: all parts of a comparison would fill the screen.
head.entente_comparison <- function(x, ...) head(x$paired, ...)

as.data.frame.entente_comparison <- function(x, row.names = NULL, optional = FALSE, ...) x$paired

print.entente_comparison <- function(x, ...) {
  cat(x$scenario$title, "\n", sep = "")
  cat(length(unique(x$levels$strategy)), " strategies, each on the same ", x$replicates, " conflicts; seed ",
      format(x$seed, scientific = FALSE), if (x$stopped) paste0("; stopped, ", x$planned, " were asked for"), "\n", sep = "")
  if (x$failed > 0) cat(x$failed, "histories failed and are left out\n")
  cat("digest ", x$digest, "\n", sep = "")
  for (sentence in c(x$sentences, x$verdict)) if (nzchar(sentence)) cat(strwrap(sentence), sep = "\n")
  cat("$paired: differences from '", x$reference, "'; $levels: means; summary(): the headline outcomes; entente_decide(): which to choose\n", sep = "")
  invisible(x)
}

summary.entente_comparison <- function(object, outcomes = NULL, decision = TRUE, ...) {
  one_flag(decision, "decision")
  known <- unique(object$paired$outcome)
  if (is.null(outcomes)) outcomes <- unique(object$paired$outcome[!is.na(object$paired$p_holm)])
  for (outcome in some_names(outcomes, "outcomes")) known_name(outcome, known, "outcome")
  frame <- object$paired[object$paired$outcome %in% outcomes,
                         c("outcome", "strategy", "difference", "low", "high", "better", "worse", "p_holm")]
  # Where there is none the reason in its place; what may take long is not begun unasked.
  decided <- if (decision && !holds_still(object$state$session, object$replicates))
    "the conflicts are not in memory any more; entente_decide() simulates them again"
  else if (decision) tryCatch(entente_decide(object), entente_error = function(error) conditionMessage(error))
  structure(frame[order(match(frame$outcome, known)), ], class = c("summary.entente_comparison", "data.frame"),
            reference = object$reference, replicates = object$replicates, decision = decided)
}

print.summary.entente_comparison <- function(x, digits = 3, ...) {
  cat("Differences from '", attr(x, "reference"), "' on the same ", attr(x, "replicates"),
      " conflicts, 95 % intervals; p_holm: when all are looked at together\n", sep = "")
  print.data.frame(x, digits = digits, row.names = FALSE)
  decision <- attr(x, "decision")
  if (is.character(decision)) cat("\nNo decision: ", decision, "\n", sep = "")
  else if (!is.null(decision)) { cat("\n"); print(decision, digits = digits) }
  invisible(x)
}

# The label of an outcome and its unit, as the engine has them.
label_of <- function(scenario, outcome) {
  known <- entente_outcomes(scenario)
  row <- known[known$outcome == outcome, ]
  paste0(row$label, " (", row$unit, ")")
}

plot.entente_comparison <- function(x, outcome = "holds_5y", indicator = NULL, main = NULL, ...) {
  if (!is.null(indicator)) return(plot_series(x, one_text(indicator, "indicator"), main, ...))
  known <- unique(x$paired$outcome)
  known_name(one_text(outcome, "outcome"), known, "outcome")
  rows <- x$paired[x$paired$outcome == outcome & !is.na(x$paired$difference), ]
  if (nrow(rows) == 0) refuse("no difference of '", outcome, "' can be told from ", x$replicates, " replicates")
  rows <- rows[order(rows$difference), ]
  label <- label_of(x$scenario, outcome)
  old <- par(mar = c(4.5, 2 + 0.5 * max(nchar(rows$strategy)), 3.5, 1))
  on.exit(par(old))
  at <- seq_len(nrow(rows))
  plot(range(0, rows$low, rows$high, rows$difference, na.rm = TRUE), c(0.5, nrow(rows) + 0.5), type = "n", yaxt = "n",
       ylab = "", bty = "n", xlab = paste0("difference from '", x$reference, "', 95 % interval"),
       main = if (is.null(main)) label else main, ...)
  abline(v = 0, col = "grey60")
  axis(2, at = at, labels = rows$strategy, las = 1, tick = FALSE)
  segments(rows$low, at, rows$high, at, lwd = 2, col = "#1f5a8c")
  points(rows$difference, at, pch = 19, col = "#1f5a8c")
  mtext(paste0(x$replicates, " conflicts, seed ", format(x$seed, scientific = FALSE)), side = 3, line = 0.3, cex = 0.8)
  invisible(rows)
}

plot_series <- function(x, indicator, main, ...) {
  if (is.null(x$series)) refuse("no series were kept: entente_compare(..., keep = \"series\")")
  known <- unique(x$series$indicator)
  known_name(indicator, known, "indicator")
  rows <- x$series[x$series$indicator == indicator, ]
  strategies <- unique(rows$strategy)
  colours <- setNames(hcl.colors(max(2, length(strategies)), "Dark 3")[seq_along(strategies)], strategies)
  limits <- range(rows$q0.25, rows$q0.75, rows$mean, na.rm = TRUE)
  old <- par(mar = c(4.5, 4.5, 3, 1))
  on.exit(par(old))
  plot(range(rows$month) / 12, limits + c(0, 0.25 * diff(limits)), type = "n", bty = "n", xlab = "year",
       ylab = paste0(gsub("_", " ", indicator), " (", rows$unit[1], ")"),
       main = if (is.null(main)) "Mean, and half of all conflicts" else main, ...)
  for (strategy in strategies) {
    one <- rows[rows$strategy == strategy, ]
    polygon(c(one$month, rev(one$month)) / 12, c(one$q0.25, rev(one$q0.75)), border = NA,
            col = adjustcolor(colours[strategy], 0.12))
    lines(one$month / 12, one$mean, col = colours[strategy], lwd = 2)
  }
  legend("topleft", legend = strategies, col = colours, lwd = 2, bty = "n", cex = 0.8, ncol = 2)
  invisible(rows)
}
