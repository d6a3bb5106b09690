using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Tests.Config;

public class ConfigProblemTests
{
    [Fact]
    public void Problems_inside_an_entity_without_a_key_name_its_id() => Assert.Equal(
        ["the feature with id 4 has no key", "this variable of the feature with id 4 has no key"],
        ConfigProblems.Find(Read.Config("""{ "account_id": 1, "project": { "id": 2 }, "features": [ { "id": 4, "variables": [ { "type": "string" } ] } ] }"""))
            .Select(problem => problem.Message));

    [Theory]
    [InlineData("""|[]""", "CVT0002: a config must be a JSON object")]
    [InlineData("""|"config" """, "CVT0002: a config must be a JSON object")]
    [InlineData("""|{ "project": { "id": "2" } }""", "CVT0002: 'account_id' is missing")]
    [InlineData("""{ "account_id": |"", "project": { "id": "2" } }""", "CVT0002: 'account_id' is neither a number nor a non-empty string")]
    [InlineData("""{ "account_id": |null, "project": { "id": "2" } }""", "CVT0002: 'account_id' is neither a number nor a non-empty string")]
    [InlineData("""|{ "account_id": 1 }""", "CVT0002: 'project' is missing")]
    [InlineData("""{ "account_id": 1, "project": |"x" }""", "CVT0002: 'project' is not an object")]
    [InlineData("""{ "account_id": 1, "project": |{ } }""", "CVT0002: 'project.id' is missing")]
    [InlineData("""{ "account_id": 1, "project": { "id": |[] } }""", "CVT0002: 'project.id' is neither a number nor a non-empty string")]
    [InlineData("""{ "account_id": 1, "project": { "id": 2 }, "features": |{ "a": [] } }""", "CVT0002: 'features' is not a list")]
    [InlineData("""{ "account_id": 1, "project": { "id": 2 }, "archived_experiences": |null }""", "CVT0002: 'archived_experiences' is not a list")]
    [InlineData("""{ "account_id": 1, "project": { "id": 2 }, "goals": [ |{ "id": 7 } ] }""", "CVT0004: the goal with id 7 has no key")]
    [InlineData("""{ "account_id": 1, "project": { "id": 2 }, "goals": [ { "key": |"" } ] }""", "CVT0004: this goal has no key")]
    [InlineData("""{ "account_id": 1, "project": { "id": 2 }, "segments": [ |5 ] }""", "CVT0004: this segment has no key")]
    [InlineData("""{ "account_id": 1, "project": { "id": 2 }, "features": [ { "key": "a" }, { "key": |"a" } ] }""", "CVT0004: there is an earlier feature with the key 'a'")]
    [InlineData("""{ "account_id": 1, "project": { "id": 2 }, "audiences": [ { "key": "a" }, { "key": |"a" } ] }""", "CVT0004: there is an earlier audience with the key 'a'")]
    [InlineData("""{ "account_id": 1, "project": { "id": 2 }, "features": [ { "key": "a", "variables": [ |{ "type": "string" } ] } ] }""", "CVT0004: this variable of the feature 'a' has no key")]
    [InlineData("""{ "account_id": 1, "project": { "id": 2 }, "features": [ { "key": "a", "variables": [ { "key": "v" }, { "key": |"v" } ] } ] }""", "CVT0004: the feature 'a' has an earlier variable with the key 'v'")]
    [InlineData("""{ "account_id": 1, "project": { "id": 2 }, "experiences": [ { "key": "e", "variations": [ { "id": 5, "key": "v" }, { "id": 6, "key": |"v" } ] } ] }""", "CVT0004: the experience 'e' has an earlier variation with the key 'v'")]
    public void Each_problem_in_a_config_is_reported_with_its_position(string marked, string expected)
    {
        var at = marked.IndexOf('|', StringComparison.Ordinal);
        var problem = Assert.Single(ConfigProblems.Find(Read.Config(marked.Remove(at, 1))));
        Assert.Equal(expected, $"{problem.Id}: {problem.Message}");
        Assert.Equal(at, problem.Span.Start);
    }

    [Theory]
    [InlineData("""{ "account_id": 1, "project": { "id": 2 } }""")]
    [InlineData("""{ "account_id": "1", "project": { "id": "2" }, "audiences": [ { "id": 3 } ], "locations": [ { "id": 4 } ] }""")]
    [InlineData("""{ "account_id": 1, "project": { "id": 2 }, "goals": [ { "key": "a" } ], "features": [ { "key": "a" } ] }""")]
    [InlineData("""{ "account_id": 1, "project": { "id": 2 }, "experiences": [ { "key": "a", "variations": [ { "id": 5 }, { "id": 6 } ] } ] }""")]
    public void A_config_may_omit_optional_members_and_use_a_key_for_two_kinds_of_entities(string config)
    {
        Assert.Empty(ConfigProblems.Find(Read.Config(config)));
    }

    [Fact]
    public void The_shop_config_has_no_problems() => Assert.Empty(ConfigProblems.Find(Read.Config(Configs.Shop)));

    [Fact]
    public void Text_that_is_not_JSON_is_not_checked_further()
    {
        var problem = Assert.Single(ConfigProblems.Find(Read.Config("""{ "features": 5, }""")));
        Assert.Equal(ConfigProblem.NotJson, problem.Id);
        Assert.Equal(new TextSpan(15, 1), problem.Span);
    }
}
