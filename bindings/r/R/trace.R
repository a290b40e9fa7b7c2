# One history, month by month, and the events of many.

entente_trace <- function(scenario, replicate = 0, strategy = NULL, seed = NULL) {
  at <- session_with(scenario, 1)
  trace_of(at$session, at$scenario, whole_number(replicate, "replicate", 0, 1e7 - 1), strategy,
           settled_seed(seed, at$scenario))
}

trace_of <- function(session, scenario, replicate, strategy, seed) {
  request <- list(do = "history", replicate = replicate, seed = seed)
  if (!is.null(strategy)) request$strategy <- one_text(strategy, "strategy")
  documents <- ask(session, request)$history
  kind <- vapply(documents, `[[`, "", "type")
  head <- documents[[1]]
  events <- documents[kind == "event"]
  years <- documents[kind == "year"]
  outcomes <- documents[[length(documents)]]$outcomes
  numbers <- setdiff(names(years[[1]]), c("type", "dyads"))
  dyads <- do.call(rbind, lapply(years, function(y) do.call(rbind, lapply(y$dyads, function(d) {
    data.frame(year = y$year, group = d$group, phase = d$phase, ceasefire = d$ceasefire, strength = d$strength,
               implementation = number_or_missing(d$implementation))
  }))))
  structure(class = "entente_trace",
            list(title = scenario$title, strategy = head$strategy, replicate = replicate, seed = seed,
                 months = scenario$months, capacity = head$capacity,
                 groups = vapply(head$groups, `[[`, "", "group"), third_parties = unlist(head$third_parties),
                 events = events_frame(events),
                 years = as.data.frame(setNames(lapply(numbers, function(n) vapply(years, function(y) as.numeric(y[[n]]), 0)),
                                                numbers)),
                 dyads = dyads, outcomes = vapply(outcomes, number_or_missing, 0)))
}

events_frame <- function(events) {
  frame <- data.frame(month = column(events, "month", 0L), event = column(events, "event", ""),
                      kind = column(events, "kind", ""), who = column(events, "who", ""),
                      hazard = column(events, "hazard", 0), chance = column(events, "chance", 0))
  pairs <- function(name) lapply(events, function(e) unlist(e[[name]]))
  frame$values <- pairs("values")
  frame$factors <- pairs("factors")
  frame
}

entente_events <- function(scenario, replicates = 100, strategies = NULL, seed = NULL, events = NULL) {
  at <- session_with(scenario, 1)
  replicates <- whole_number(replicates, "replicates", 1, 1e7)
  seed <- settled_seed(seed, at$scenario)
  names <- if (is.null(strategies)) at$scenario$strategies else unlist(some_names(strategies, "strategies"))
  if (!is.null(events)) some_names(events, "events")
  parts <- list()
  seen <- character()
  for (strategy in names)
    for (replicate in seq_len(replicates) - 1) {
      history <- trace_of(at$session, at$scenario, replicate, strategy, seed)$events
      seen <- unique(c(seen, history$event))
      history <- history[is.null(events) | history$event %in% events, 1:6]
      if (nrow(history) > 0)
        parts[[length(parts) + 1]] <- cbind(strategy = strategy, replicate = replicate, history)
    }
  never <- setdiff(events, seen)
  if (length(never) > 0)
    warning("'", never[1], "' never happened in these histories; what did: ", paste(sort(seen), collapse = ", "), call. = FALSE)
  if (length(parts) == 0)
    return(cbind(strategy = character(), replicate = numeric(), events_frame(list())[, 1:6]))
  do.call(rbind, parts)
}

print.entente_trace <- function(x, n = 20, ...) {
  cat(x$title, ": conflict ", x$replicate, " under '", x$strategy, "', seed ", format(x$seed, scientific = FALSE), "\n",
      length(x$groups), " armed groups; ", nrow(x$events), " events in ", nrow(x$years), " years; ",
      format(round(sum(x$years$deaths)), big.mark = ","), " deaths\n", sep = "")
  rows <- utils::head(x$events, n)
  cat(sprintf("month %3d  %s: %s", rows$month, rows$who, rows$event), sep = "\n")
  if (nrow(x$events) > n) cat("... ", nrow(x$events) - n, " more in $events; $years, $dyads, $outcomes\n", sep = "")
  invisible(x)
}

# Phases of every armed group, and beliefs of citizens, by year.
plot.entente_trace <- function(x, ...) {
  groups <- unique(x$dyads$group)
  phases <- unique(c("war", "talks", "accord", "quiet", x$dyads$phase))
  phases <- phases[phases %in% x$dyads$phase]
  colours <- setNames(hcl.colors(max(2, length(phases)), "Set 2")[seq_along(phases)], phases)
  old <- par(mfrow = c(2, 1), mar = c(2.5, 2 + 0.5 * max(nchar(groups)), 3, 1), oma = c(2, 0, 0, 0))
  on.exit(par(old))
  last <- max(x$years$year)
  plot(c(0, last), c(0.4, length(groups) + 1.2), type = "n", yaxt = "n", bty = "n", xlab = "", ylab = "",
       main = paste0("Conflict ", x$replicate, " under '", x$strategy, "'"), ...)
  axis(2, at = seq_along(groups), labels = groups, las = 1, tick = FALSE)
  segments(x$dyads$year - 1, match(x$dyads$group, groups), x$dyads$year, lwd = 12, lend = 1, col = colours[x$dyads$phase])
  legend("top", legend = phases, fill = colours, border = NA, bty = "n", horiz = TRUE, cex = 0.8)
  plot(c(0, last), c(0, 1.1), type = "n", bty = "n", xlab = "", ylab = "", las = 1)
  lines(x$years$year, x$years$citizens_confidence, lwd = 2, col = "#1f5a8c")
  lines(x$years$year, x$years$citizens_cynicism, lwd = 2, col = "#b3472a")
  legend("top", legend = c("confidence of citizens", "cynicism of citizens"), lwd = 2, col = c("#1f5a8c", "#b3472a"),
         bty = "n", horiz = TRUE, cex = 0.8)
  mtext("year", side = 1, outer = TRUE, line = 0.5)
  invisible(x)
}
