// PRIM, scenario discovery with boxes: under which simple conditions do the interesting outcomes gather?
#pragma once
#include "engine/statistics/regression/matrix.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace entente {

struct BoxSettings {
  double peel = 0.05;          // share of the points in the box taken off at a time
  double paste = 0.05;         // share put back at a time
  double smallest_mass = 0.05; // of all points: the box is not made smaller
  double wanted_density =
      0.80; // the box reported is the one of largest coverage among those at least this dense
};

// "factor is at least low and at most high", either end absent.
struct Restriction {
  std::size_t factor = 0;
  std::optional<double> low;
  std::optional<double> high;
  // Chance of as many interesting points if this restriction did not matter: binomial, from the box without
  // it (Bryant and Lempert 2010, "quasi-p-value"). A restriction above 0.05 is weakly supported.
  double quasi_p = 1.0;
};

struct Box {
  std::vector<Restriction> restrictions; // by factor, restricted ones only
  std::size_t points = 0;                // in the box
  std::size_t interesting = 0;           // of these
  double coverage = 0.0;                 // share of all interesting points that lie in the box
  double density = 0.0;                  // share of the points in the box that are interesting
  double mass = 0.0;                     // share of all points that lie in the box

  bool contains(std::span<const double> factors) const;
};

struct BoxSearch {
  std::vector<Box> peeled; // from everything to the smallest box: the trade of coverage against density
  Box chosen;              // pasted, with quasi-p-values; the densest one if none reaches the wanted density
};

// Patient rule induction (Friedman and Fisher 1999) with the lenient gain in density per mass of Kwakkel and
// Jaxa-Rozen 2016, which also serves factors with few values. interesting[i] is 1 or 0 for row i of
// `factors`; at least one is 1.
BoxSearch find_box(const Matrix& factors, std::span<const double> interesting,
                   const BoxSettings& settings = {});

// One box after another, each sought among the points that earlier boxes left out (covering); coverage and
// mass refer to all points. Stops early when no interesting point is left or the next box is no denser than
// what is left as a whole.
std::vector<Box> find_boxes(const Matrix& factors, std::span<const double> interesting, std::size_t most,
                            const BoxSettings& settings = {});

} // namespace entente
