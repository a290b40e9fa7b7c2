# Decisions: which strategy to choose, at what price, and what one would regret.

entente_decide <- function(comparison, effect = "holds_5y", willingness = NULL, goal = NULL, worlds = FALSE,
                           progress = interactive()) {
  if (!inherits(comparison, "entente_comparison")) refuse("needed is what entente_compare() gave")
  asked <- list(effect = one_text(effect, "effect"))
  if (!is.null(willingness)) asked$willingness <- one_number(willingness, "willingness", 0, 1e12)
  if (!is.null(goal)) asked$goal <- one_text(goal, "goal")
  session <- if (one_flag(worlds, "worlds")) session_in_worlds(comparison, progress) else session_of(comparison, progress)
  decision_frame(ask(session, list(do = "summarise", decision = asked))$decision, goal)
}

# A session with the replicates of a comparison; simulated again where its own went on, or was lost.
session_of <- function(comparison, progress) {
  state <- comparison$state
  if (!holds_still(state$session, comparison$replicates)) {
    state$session <- session_with(comparison$scenario)$session
    simulate_all(state$session, state$plan, comparison$replicates, progress)
  }
  state$session
}

# A session with the same replicates in every named world too. It is kept: the next question finds it.
session_in_worlds <- function(comparison, progress) {
  state <- comparison$state
  variants <- comparison$scenario$variants
  if (length(variants) == 0) refuse("the scenario names no worlds, [worlds] in its file")
  if (!is.null(state$plan$variant))
    refuse("the comparison is of the world '", state$plan$variant, "' alone; needed is one of the scenario as it is")
  if (is.null(state$in_worlds) || !holds_still(state$in_worlds, comparison$replicates)) {
    session <- session_with(comparison$scenario)$session
    plan <- state$plan
    plan$keep <- "summary"
    for (variant in variants) simulate_all(session, c(plan, variant = variant), comparison$replicates, progress)
    simulate_all(session, plan, comparison$replicates, progress)
    state$in_worlds <- session
  }
  state$in_worlds
}

simulate_all <- function(session, plan, replicates, progress) {
  done <- simulate_block(session, plan, 0, replicates, progress)
  if (isTRUE(done$stopped)) refuse("stopped before all replicates were in")
}

# A row a world and strategy; without the column world where there is one.
decision_frame <- function(decision, goal) {
  met <- Filter(function(table) any(vapply(table$strategies, function(s) !is.null(s$share_meeting_goal), TRUE)), decision$regret)
  parts <- lapply(names(decision$worlds), function(world) {
    of <- decision$worlds[[world]]$strategies
    values <- function(name) vapply(of, function(o) number_or_missing(o[[name]]), 0, USE.NAMES = FALSE)
    end <- function(name, at) vapply(of, function(o) if (is.null(o[[name]])) NA_real_ else number_or_missing(o[[name]][[at]]), 0,
                                     USE.NAMES = FALSE)
    of_regret <- function(table, name) {
      vapply(names(of), function(s) number_or_missing(table$strategies[[s]][[name]]), 0, USE.NAMES = FALSE)
    }
    frame <- data.frame(world = world, strategy = names(of))
    parts <- c(cost = "cost", cost_difference = "cost_diff", effect = "effect", effect_difference = "effect_diff",
               cost_per_unit = "icer")
    for (column in names(parts)) {
      interval <- paste0(parts[[column]], "_interval")
      frame[[column]] <- values(parts[[column]])
      frame[[paste0(column, "_low")]] <- end(interval, 1)
      frame[[paste0(column, "_high")]] <- end(interval, 2)
    }
    frame$status <- vapply(of, `[[`, "", "status", USE.NAMES = FALSE)
    frame$net_benefit <- values("net_benefit")
    frame$regret <- of_regret(decision$regret$net_benefit, "maximum_over_worlds")
    frame$regret_over_sets <- of_regret(decision$regret$net_benefit, "maximum")
    if (!is.null(goal)) frame$meets_goal <- if (length(met) > 0) of_regret(met[[1]], "share_meeting_goal") else NA_real_
    frame
  })
  frame <- do.call(rbind, parts)
  if (length(parts) == 1) frame$world <- NULL
  structure(frame, class = c("entente_decision", "data.frame"), effect = decision$outcome, willingness = decision$willingness,
            goal = goal, least_regret = decision$regret$net_benefit$least_regret,
            remarks = as.character(unlist(decision$remarks)))
}

print.entente_decision <- function(x, digits = 3, ...) {
  shown <- intersect(c("world", "strategy", "cost", "cost_difference", "effect_difference", "cost_per_unit", "status",
                       "net_benefit", "regret_over_sets", "meets_goal"), names(x))
  frame <- as.data.frame(x)[shown]
  class(frame) <- "data.frame"
  if (length(shown) > 2 && !is.null(attr(x, "effect"))) {
    cat("What it costs a conflict, for ", attr(x, "effect"), " at ", format(attr(x, "willingness"), digits = digits),
        " for each (price units); regret: of the net benefit, over ", if ("world" %in% shown) "worlds and ", "parameter sets\n",
        sep = "")
    if ("meets_goal" %in% shown)
      cat("meets_goal: share of ", if ("world" %in% shown) "worlds and ", "parameter sets with ", attr(x, "goal"), "\n", sep = "")
  }
  if ("net_benefit" %in% shown) frame$net_benefit <- zapsmall(frame$net_benefit)
  print.data.frame(frame, digits = digits, row.names = FALSE)
  invisible(x)
}
