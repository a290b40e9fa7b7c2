# Scenarios: what is known, uncertain, tried and measured, as values.

entente_version <- function() .Call(C_build)

entente_scenarios <- function() .Call(C_builtin)

entente_scenario <- function(source, set = NULL) {
  if (inherits(source, "entente_comparison")) source <- source$scenario
  scenario <- scenario_of(open_session(1), load_request(source), if (is.list(source)) "list" else source)
  if (is.null(set)) scenario else set_all(scenario, set)
}

# The name that stands for a scenario: a file, a carried one by its whole name or by its last word where that is unique.
load_request <- function(source) {
  if (inherits(source, "entente_scenario")) return(list(do = "load", text = source$toml, name = source$source))
  if (is.object(source))
    refuse("source is a ", class(source)[1], "; needed is a file, the name or text of a scenario, or a list")
  if (is.list(source) && length(source) > 0)
    return(list(do = "load", name = "list.json", text = json_text(source)))
  source <- one_text(source, "source")
  if (grepl("\n", source, fixed = TRUE)) return(list(do = "load", text = source, name = "text"))
  if (!startsWith(source, "builtin:") && !file.exists(source)) {
    known <- entente_scenarios()
    found <- known[known == source]
    if (length(found) == 0) found <- known[endsWith(known, paste0("/", source))]
    if (length(found) != 1)
      refuse(source, ": there is no such file, and no scenario of that name; ", nearest_scenario(source, known))
    source <- paste0("builtin:", found)
  }
  list(do = "load", scenario = source)
}

# Which scenario may have been meant, by the letters that differ.
nearest_scenario <- function(source, known) {
  distance <- utils::adist(source, known)[1, ]
  if (min(distance) <= max(2, nchar(source) %/% 5)) return(paste0("did you mean '", known[which.min(distance)], "'?"))
  "entente_scenarios() names those that come with the package"
}

# The scenario as a session has it: its text needs no session any more.
scenario_of <- function(session, request, source) {
  loaded <- ask(session, request)
  described_scenario(session, if (is.character(source)) source[1] else "list", unlist(loaded$warnings))
}

described_scenario <- function(session, source, warnings = character()) {
  about <- ask(session, list(do = "describe"))
  structure(class = "entente_scenario",
            list(source = source, title = about$title, toml = ask(session, list(do = "resolved"))$toml,
                 months = about$months, replicates = about$replicates, seed = about$seed,
                 reference = about$reference, strategies = vapply(about$strategies, `[[`, "", "name"),
                 variants = as.character(unlist(about$variants)), warnings = as.character(warnings),
                 description = about$description))
}

# A session that has this scenario.
session_with <- function(scenario, threads = NULL) {
  if (!inherits(scenario, "entente_scenario")) scenario <- entente_scenario(scenario)
  session <- open_session(threads)
  ask(session, load_request(scenario))
  list(session = session, scenario = scenario)
}

entente_set <- function(scenario, ...) set_all(scenario, list(...))

set_all <- function(scenario, values) {
  at <- session_with(scenario, 1)
  values <- as.list(values)
  if (length(values) > 0 && (is.null(names(values)) || any(names(values) == "")))
    refuse("every value needs its key: entente_set(scenario, talks.skill_effect = 0.5)")
  problems <- NULL
  for (key in names(values)) {
    problem <- tryCatch({
      ask(at$session, list(do = "change", key = key, value = setting_value(values[[key]], key)))
      NULL
    }, entente_error = function(error) error$problems)
    problems <- rbind(problems, problem)
  }
  if (!is.null(problems)) stop(entente_error(problems))
  described_scenario(at$session, at$scenario$source, at$scenario$warnings)
}

# A number, TRUE or FALSE, or a text as it would stand in a file.
setting_value <- function(value, key) {
  good <- (is.numeric(value) || is.logical(value) || is.character(value)) && !is.factor(value) &&
    length(value) == 1 && !is.na(value) && (!is.numeric(value) || is.finite(value))
  if (!good) refuse(key, " is ", shown(value), "; needed is one number, TRUE or FALSE, or a text as it stands in a file")
  value
}

entente_write <- function(scenario, file) {
  if (!inherits(scenario, "entente_scenario")) scenario <- entente_scenario(scenario)
  file <- one_text(file, "file")
  connection <- tryCatch(suppressWarnings(base::file(file, "wb")), error = function(error) NULL)
  if (is.null(connection)) refuse(file, ": cannot be written; is its folder there?")
  on.exit(close(connection))
  writeBin(charToRaw(scenario$toml), connection)
  invisible(file)
}

entente_check <- function(source) {
  nothing <- problems_frame(list())
  found <- tryCatch({
    scenario <- entente_scenario(source)
    nothing_or <- scenario$warnings
    if (length(nothing_or) == 0) cbind(nothing, kind = character())
    else cbind(problems_frame(lapply(nothing_or, function(m) list(message = m))), kind = "warning")
  }, entente_error = function(error) cbind(error$problems, kind = "problem"))
  structure(found, class = c("entente_check", "data.frame"))
}

print.entente_check <- function(x, ...) {
  if (nrow(x) == 0) cat("No problem was found.\n")
  else cat(paste0(ifelse(x$kind == "warning", "warning: ", ""), problem_lines(x)), sep = "\n")
  invisible(x)
}

# A column of what a description lists.
column <- function(list, name, kind) {
  vapply(list, function(one) if (is.null(one[[name]])) kind[NA] else as.vector(one[[name]], typeof(kind)), kind)
}

entente_parameters <- function(scenario = "baseline") {
  at <- session_with(scenario, 1)
  numbers <- ask(at$session, list(do = "describe"))$numbers
  data.frame(key = column(numbers, "key", ""), unit = column(numbers, "unit", ""),
             minimum = column(numbers, "minimum", 0), maximum = column(numbers, "maximum", 0),
             default = column(numbers, "default", ""), now = column(numbers, "now", ""),
             structural = column(numbers, "structural", TRUE), grade = column(numbers, "grade", ""),
             doc = column(numbers, "doc", ""), source = column(numbers, "source", ""))
}

entente_outcomes <- function(scenario = "baseline") {
  at <- session_with(scenario, 1)
  outcomes <- ask(at$session, list(do = "describe"))$outcomes
  data.frame(outcome = column(outcomes, "name", ""), label = column(outcomes, "label", ""),
             unit = column(outcomes, "unit", ""), better = column(outcomes, "better", ""))
}

entente_strategies <- function(scenario = "baseline") {
  at <- session_with(scenario, 1)
  strategies <- ask(at$session, list(do = "describe"))$strategies
  data.frame(strategy = column(strategies, "name", ""), description = column(strategies, "description", ""),
             actions = vapply(strategies, function(s) length(s$actions), 1L))
}

print.entente_scenario <- function(x, ...) {
  cat(x$title, "\n", x$source, ": ", x$months, " months, ", length(x$strategies), " strategies against '",
      x$reference, "'", if (!is.null(x$seed)) paste0(", seed ", x$seed), "\n", sep = "")
  if (length(x$variants) > 0) cat("worlds:", paste(x$variants, collapse = ", "), "\n")
  if (length(x$warnings) > 0) cat(paste("warning:", x$warnings), sep = "\n")
  invisible(x)
}

summary.entente_scenario <- function(object, ...) {
  print(object)
  if (nzchar(object$description)) cat(strwrap(object$description), sep = "\n")
  entente_strategies(object)
}
