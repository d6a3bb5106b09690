using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ConvertTyped.Tool.Tests.Test;

public class TestCommandTests
{
    private const string Cases = """
        {
          "$schema": "https://raw.githubusercontent.com/converttyped/converttyped/main/docs/schemas/test-cases.schema.json",
          "environment": "live",
          "cases": [
            {
              "name": "A visitor in the control group",
              "visitor": "v1",
              "expect": {
                "experiences": { "checkout-experiment": "control", "pricing-page-test": null },
                "features": { "checkout-banner": { "headline": "Almost there", "max_items": 5, "enabled": false, "discount": 0 }, "express-pay": false }
              }
            },
            {
              "name": "Staging & co.",
              "visitor": "v1",
              "environment": "staging",
              "expect": { "experiences": { "checkout-experiment": EXPECTED } }
            }
          ]
        }
        """;

    [Fact]
    public async Task The_exit_code_is_0_if_all_cases_pass()
    {
        using var workplace = WithCases("null");
        Assert.Equal("2 passed, 0 failed", (await workplace.RunAsync("test", "cases.json")).Exits(0).Output.Trim());
    }

    [Fact]
    public async Task A_failing_case_causes_exit_code_1_and_is_reported_at_its_place_in_the_file()
    {
        using var workplace = WithCases("\"treatment\"");
        var run = (await workplace.RunAsync("test", "cases.json")).Exits(1);
        Assert.Contains("cases.json(17,36): experience 'checkout-experiment': expected treatment, got no variation", run.Output, StringComparison.Ordinal);
        Assert.Contains("::error file=cases.json,line=17,col=36,", (await workplace.RunAsync("test", "cases.json", "-f", "github")).Exits(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_JUnit_report_lists_every_case()
    {
        using var workplace = WithCases("\"treatment\"");
        var suite = XDocument.Parse((await workplace.RunAsync("test", "cases.json", "--format", "junit")).Exits(1).Output).Root!.Element("testsuite")!;
        Assert.Equal("2", suite.Attribute("tests")!.Value);
        Assert.Equal("1", suite.Attribute("failures")!.Value);
        Assert.Equal(["A visitor in the control group", "Staging & co."], suite.Elements("testcase").Select(test => test.Attribute("name")!.Value));
    }

    [Fact]
    public async Task The_JUnit_report_replaces_only_characters_that_XML_cannot_contain()
    {
        using var workplace = WithCases("null");
        workplace["cases.json"] = workplace["cases.json"].Replace("Staging & co.", "Party 🎉\\u0001\\ud83c", StringComparison.Ordinal);

        var suite = XDocument.Parse((await workplace.RunAsync("test", "cases.json", "--format", "junit")).Exits(0).Output).Root!.Element("testsuite")!;

        Assert.Equal("Party 🎉\ufffd\ufffd", suite.Elements("testcase").Last().Attribute("name")!.Value);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"cases":[{"expect":{}}]}""")]
    public async Task An_invalid_case_file_causes_exit_code_2(string json)
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = ShopConfig.Text;
        workplace["cases.json"] = json;
        (await workplace.RunAsync("test", "cases.json")).Exits(2);
    }

    [Theory]
    [InlineData("live", null, "live")]
    [InlineData("live", "staging", null)]
    [InlineData(null, "staging", "staging")]
    [InlineData("live", null, "test", "--environment", "test")]
    public async Task The_live_config_is_fetched_for_the_environment_that_all_cases_share(string? file, string? test, string? requested, params string[] options)
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(ShopConfig.Text);
        using var workplace = Workplace.On(server);
        var environments = file is null ? new[] { test } : [null, test];
        workplace["cases.json"] = new JsonObject
        {
            ["environment"] = file,
            ["cases"] = new JsonArray([.. environments.Select(environment => new JsonObject { ["visitor"] = "v1", ["environment"] = environment, ["expect"] = new JsonObject() })]),
        }.ToJsonString();

        (await workplace.RunAsync(["test", "cases.json", "--config", "live", .. options])).Exits(0);

        Assert.Equal(requested, Assert.Single(server.Config.Requests.All).Query.GetValueOrDefault("environment"));
    }

    private static Workplace WithCases(string expected)
    {
        var workplace = new Workplace();
        workplace["convert.json"] = ShopConfig.Text;
        workplace["cases.json"] = Cases.Replace("EXPECTED", expected, StringComparison.Ordinal);
        return workplace;
    }
}
