#include "engine/world/network_import.hpp"

#include "engine/core/error.hpp"
#include "tests/catch.hpp"
#include "tests/world/known_networks.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>

#include <sstream>

using namespace entente;

namespace {

ImportRules rules(std::uint32_t maximum_ties = 64) {
  return {.regions = 12, .identities = {"north", "south"}, .maximum_ties = maximum_ties};
}

ImportedNetwork imported(const std::string& text, const ImportRules& allowed = rules()) {
  return import_network(text, "friends.txt", allowed);
}

Pairs pairs_of(const ImportedNetwork& network) {
  Pairs pairs;
  for (const Tie& tie : network.ties)
    pairs.push_back({tie.from, tie.to});
  return pairs;
}

std::vector<std::string> problems_of(const std::string& text, const ImportRules& allowed = rules()) {
  std::vector<std::string> all;
  try {
    imported(text, allowed);
  } catch (const ScenarioError& error) {
    for (const Problem& problem : error.problems())
      all.push_back(problem.text());
  }
  return all;
}

using Problems = std::vector<std::string>;

std::string graphml(const std::string& inside, const std::string& keys = "") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n" +
         keys + "<graph edgedefault=\"undirected\">\n" + inside + "</graph>\n</graphml>\n";
}

const std::string two_keys = "<key id=\"d0\" for=\"node\" attr.name=\"region\" attr.type=\"int\"/>\n"
                             "<key id=\"d1\" for=\"node\" attr.name=\"identity\" attr.type=\"string\"/>\n";

} // namespace

TEST_CASE("an edge list numbers names as they appear") {
  const ImportedNetwork network = imported("# who knows whom\n"
                                           "ann ben\n"
                                           "  ben,cem # old friends\r\n"
                                           "\n"
                                           "7\t, ann\n"
                                           "dora\n"
                                           "ann ben");
  CHECK(network.citizens == 5);
  CHECK(pairs_of(network) == Pairs{{0, 1}, {1, 2}, {3, 0}, {0, 1}});
  CHECK(network.region.empty());
  CHECK(network.identity.empty());
}

TEST_CASE("ties with oneself are dropped and counted") {
  const ImportedNetwork network = imported("1 1\n1 2\n2 2\n");
  CHECK(network.citizens == 2);
  CHECK(pairs_of(network) == Pairs{{0, 1}});
  CHECK(network.self_loops == 2);
}

TEST_CASE("everything wrong with an edge list is said at once, with its place") {
  CHECK(
      problems_of("1 2\n1 2 3\n\n 4 5 0.25 x\n") ==
      Problems{"friends.txt:2:1: this line has 3 names; a tie has two, a citizen without ties stands alone",
               "friends.txt:4:1: this line has 4 names; a tie has two, a citizen without ties stands alone"});
}

TEST_CASE("an empty text is no network") {
  const Problems empty = {"friends.txt:1:1: the network is empty; at least one citizen is needed"};
  CHECK(problems_of("") == empty);
  CHECK(problems_of("# nobody\n\n  ,\n") == empty);
}

TEST_CASE("bytes that are no text are refused where they stand") {
  CHECK(problems_of("1 2\n3 \xFF 4\n") ==
        Problems{"friends.txt:2:3: this byte is not UTF-8; save the file as UTF-8 text"});
  CHECK(problems_of(std::string("1 2\n\xC3\xA4 3\0 4\n", 12)) ==
        Problems{"friends.txt:2:4: this byte is no text; only letters, tabs and ends of lines are allowed"});
  for (const char* broken :
       {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80", "\xE2\x82"})
    CHECK(problems_of(broken).size() == 1);
  CHECK(imported("J\xC3\xBCrgen \xE0\xA4\x85\n\xF0\x9F\x98\x80 J\xC3\xBCrgen\n").citizens == 3);
}

TEST_CASE("a byte order mark is no name") {
  CHECK(imported("\xEF\xBB\xBF"
                 "a b\nb a\n")
            .citizens == 2);
}

TEST_CASE("more ties than a citizen may have are an error, not a loss") {
  CHECK(problems_of("a b\nc d\nc e\nc f\n", rules(2)) ==
        Problems{"friends.txt:2:1: 'c' has 3 ties; at most 2 are allowed (network.maximum_ties)"});
}

TEST_CASE("more citizens than allowed stop the import") {
  ImportRules few = rules();
  few.maximum_citizens = 2;
  CHECK(problems_of("a b\nb c\n", few) ==
        Problems{"friends.txt:2:3: more than the 2 citizens that are allowed"});
}

TEST_CASE("names without end are refused") {
  const std::string longest(maximum_name_bytes, 'x');
  CHECK(problems_of("b " + longest).empty());
  CHECK(problems_of("b x" + longest).size() == 1);
}

TEST_CASE("GraphML gives citizens, ties, regions and identities") {
  const ImportedNetwork network = imported(
      graphml("<node id=\"n0\"><data key=\"d0\">3</data><data key=\"d1\">south</data></node>\n"
              "<node id=\"n1\"><data key=\"d1\"> 1 </data></node>\n"
              "<!-- a comment > with < signs -->\n"
              "<node id=\"n2\"/>\n"
              "<edge source=\"n2\" target=\"n0\"/>\n"
              "<edge id=\"e\" source='n0' target='n1'><data key=\"d9\">1.5</data></edge>\n",
              two_keys + "<key id=\"d9\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"));
  CHECK(network.citizens == 3);
  CHECK(pairs_of(network) == Pairs{{2, 0}, {0, 1}});
  CHECK(network.region == std::vector<std::optional<RegionId>>{RegionId{2}, std::nullopt, std::nullopt});
  CHECK(network.identity ==
        std::vector<std::optional<IdentityId>>{IdentityId{1}, IdentityId{0}, std::nullopt});
}

TEST_CASE("initial values of GraphML attributes hold where a node says nothing") {
  const ImportedNetwork network = imported(graphml(
      "<node id=\"a\"/><node id=\"b\"><data key=\"r\"><![CDATA[2]]></data></node><node id=\"c\"/>",
      "<key id=\"r\" for=\"node\" attr.name=\"region\" attr.type=\"int\"><default>12</default></key>"));
  CHECK(network.region == std::vector<std::optional<RegionId>>{RegionId{11}, RegionId{1}, RegionId{11}});
}

TEST_CASE("entities in GraphML names are letters") {
  const ImportedNetwork network = imported(graphml("<node id=\"a&amp;b\"/><node id=\"&#252;&#xFC;\"/>"
                                                   "<edge source=\"a&#38;b\" target=\"\xC3\xBC\xC3\xBC\"/>"));
  CHECK(network.citizens == 2);
  CHECK(pairs_of(network) == Pairs{{0, 1}});
}

TEST_CASE("edges may come before their nodes and elements of other namespaces are passed over") {
  const ImportedNetwork network =
      imported("<g:graphml xmlns:g=\"http://graphml.graphdrawing.org/xmlns\" xmlns:y=\"urn:y\"><g:graph>"
               "<g:edge source=\"a\" target=\"b\"/><y:node id=\"x\"/><node id=\"y\"/>"
               "<g:node id=\"b\"><g:data key=\"z\"><y:Shape><y:graph/></y:Shape></g:data></g:node>"
               "<g:node id=\"a\"/></g:graph></g:graphml>");
  CHECK(network.citizens == 2);
  CHECK(pairs_of(network) == Pairs{{0, 1}});
}

TEST_CASE("what Boost.Graph writes as GraphML is read as the same network") {
  using Named = boost::property<boost::vertex_name_t, int>;
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, Named> graph(6);
  Pairs pairs = ring(6, 2);
  for (const auto& [from, to] : pairs)
    boost::add_edge(from, to, graph);
  for (int i = 0; i < 6; ++i)
    boost::put(boost::vertex_name, graph, static_cast<std::size_t>(i), i % 2 + 1);
  boost::dynamic_properties properties;
  properties.property("region", boost::get(boost::vertex_name, graph));
  std::ostringstream text;
  boost::write_graphml(text, graph, properties);
  const ImportedNetwork network = imported(text.str());
  CHECK(network.citizens == 6);
  CHECK(network_of(6, pairs_of(network)) == network_of(6, pairs));
  CHECK(network.region[3] == RegionId{1});
}

TEST_CASE("everything wrong with nodes and edges is said at once, with its place") {
  CHECK(
      problems_of(graphml("<node id=\"a\"/>\n"
                          "<node id=\"a\"/>\n"
                          "<node/>\n"
                          "<edge source=\"a\"/>\n"
                          "<edge source=\"a\" target=\"z\"/>\n"
                          "<node id=\"b\"><data key=\"d0\">13</data></node>\n"
                          "<node id=\"c\"><data key=\"d1\">west</data></node>\n"
                          "<hyperedge/>\n",
                          two_keys)) ==
      Problems{
          "friends.txt:7:11: there are two nodes 'a'", "friends.txt:8:1: a node needs an id",
          "friends.txt:9:1: an edge needs a source and a target",
          "friends.txt:11:14: the region of 'b' is '13'; a whole number from 1 to 12 is needed",
          "friends.txt:12:14: the identity of 'c' is 'west'; 'north', 'south', and their positions from 1 to "
          "2 are allowed",
          "friends.txt:13:1: a hyperedge is no tie; edges between two nodes are allowed",
          "friends.txt:10:26: there is no node 'z' that this edge could lead to"});
}

TEST_CASE("what is no XML is refused where it breaks") {
  const std::vector<std::pair<std::string, std::string>> broken = {
      {"<graphml><graph></graphml>", "1:17: 'graphml' ends here, but 'graph' is open"},
      {"<graphml>", "1:10: 'graphml' is open at the end of the text"},
      {"<graphml/>\n<graphml/>", "2:1: a document has one outermost element; this is a second one"},
      {"<graphml/> text", "1:11: text stands outside of the outermost element"},
      {"<graphml a=1/>", "1:12: the value of the attribute 'a' needs quotation marks"},
      {"<graphml a=\"1\" a='2'/>", "1:16: the attribute 'a' stands here twice"},
      {"<graphml a=\"1/>", "1:13: the value of the attribute 'a' has no closing quotation mark"},
      {"<graphml a/>", "1:11: '=' was expected after the attribute 'a'"},
      {"<graphml", "1:1: the tag 'graphml' has no proper end '>'"},
      {"<!-- no end", "1:1: the comment that begins here has no end '-->'"},
      {"< graphml/>", "1:2: a name was expected here"},
      {"</graphml>", "1:1: 'graphml' ends here, but nothing is open"},
      {"<!DOCTYPE graphml [<!ENTITY a \"b\">]><graphml/>",
       "1:1: a document type with declarations of its own is not allowed"},
      {"<html/>", "1:1: the outermost element is 'html'; GraphML begins with 'graphml'"},
      {"<?xml version=\"1.0\"?>", "1:22: no element was found"},
      {"<graphml><graph><graph/></graph></graphml>", "1:17: a graph inside of another is not allowed"},
      {"<graphml><graph/><graph/></graphml>", "1:18: a second graph is not allowed"},
  };
  for (const auto& [text, message] : broken)
    CHECK(problems_of(text) == Problems{"friends.txt:" + message});
}

TEST_CASE("entities that are not known are refused") {
  for (const char* entity :
       {"&nbsp;", "&", "&#0;", "&#xD800;", "&#x110000;", "&#;", "&#x;", "&#1a;", "&#99999999999;"})
    CHECK(problems_of(graphml("<node id=\"" + std::string(entity) + "\"/>")).size() == 1);
}

TEST_CASE("elements within elements without end are refused") {
  std::string deep;
  for (int i = 0; i < 100000; ++i)
    deep += "<a>";
  CHECK(problems_of(graphml(deep)).size() == 1);
}

TEST_CASE("after twenty problems nobody reads on") {
  std::string many;
  for (int i = 0; i < 1000; ++i)
    many += "a b c\n";
  CHECK(problems_of(many).size() == 20);
}
