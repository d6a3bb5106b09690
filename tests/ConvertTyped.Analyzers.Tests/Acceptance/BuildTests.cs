using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Tests.Acceptance;

public sealed partial class BuildTests
{
    private const string Program = """
        using ConvertTyped;

        var core = new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromFile("convert.json") }).Initialize();
        var context = core.CreateContext("visitor-1", new Dictionary<string, object?> { [{|CVT1006:"contry"|}] = "DE" });
        context.RunExperience({|CVT1001:"chekout-experiment"|});
        context.RunFeature({|CVT1002:"checkout-baner"|});
        context.TrackConversion({|CVT1003:"purchase-completed"|}, 1m, new Dictionary<string, object?> { [{|CVT1008:"order"|}] = {|CVT1007:true|} });
        context.RunCustomSegments([{|CVT1004:"us-visitor"|}]);
        Console.WriteLine(context.RunFeature({|CVT1009:"checkout-banner"|})?.Variables.GetString({|CVT1005:"headlin"|}));
        Console.WriteLine({|CVT2002:context.Features.CheckoutBanner_11|}.IsEnabled);
        Console.WriteLine(await Flags.IsOn({|CVT1002:"express-pai"|}));
        Console.WriteLine(context.Experiences.CheckoutExperiment.Variation switch { CheckoutExperimentVariation.On => 1, {|CVT1015:_|} => 0 });

        internal static class Flags
        {
            public static Task<bool> IsOn([FeatureKey] string key) => Task.FromResult(key.Length > 0);
        }
        """;

    private const string Config = """
        {
          "account_id": "1",
          "project": { "id": "2" },
          "features": [
            { "id": "10", "key": "checkout-banner", "variables": [{ "key": "headline", "type": "string" }, { "key": "max_items", "type": "integer" }] },
            { "id": "11", "key": {|CVT0101:"checkout_banner"|}, "variables": [] },
            { "id": "12", "key": {|CVT1010:"express-pay"|}, "variables": [] }
          ],
          "experiences": [
            {
              "id": "20", "key": "checkout-experiment", "audiences": [{|CVT0102:"39"|}, "30"],
              "variations": [
                { "id": "21", "key": "on", "traffic_allocation": 60, "changes": [
                  { "type": "fullStackFeature", "data": { "feature_id": "10", "variables_data": { "max_items": {|CVT0103:"five"|} } } }] },
                { "id": "22", "key": "off", "traffic_allocation": {|CVT0104:60|} }
              ]
            }
          ],
          "audiences": [
            { "id": "30", "rules": { "OR": [{ "AND": [{ "OR_WHEN": [
              { "matching": { "match_type": {|CVT0105:"greater"|}, "negated": false }, "key": "country", "value": "DE" }] }] }] } },
            { "id": "31", "rules": { "OR": [{ "AND": [{ "OR_WHEN": [
              { "rule_type": "bucketed_into_experience_key", "value": {|CVT0106:"chekout"|} }] }] }] } }
          ],
          "goals": [{ "id": "40", "key": {|CVT1010:"purchase_completed"|} }],
          "segments": [{ "id": "50", "key": {|CVT1010:"us-visitors"|} }]
        }
        """;

    private const string Fallbacks = """
        { "features": { "checkout-banner": { {|CVT0107:"headlin"|}: "Welcome" } } }
        """;

    private const string WebProgram = """
        using ConvertTyped.AspNetCore;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddConvert(builder.Configuration.GetSection("Convert"));
        builder.Services.AddRazorPages();
        var app = builder.Build();
        app.MapRazorPages();
        app.MapGet("/express", [RequireFeature({|CVT1002:"express-pai"|})] () => "express");
        app.MapGet("/pay", () => "pay").RequireFeature({|CVT1002:"expres-pay"|});
        app.Run();
        """;

    private const string Page = """
        @page
        @using ConvertTyped
        @inject ConvertContext Visitor
        @{
            Visitor.TrackConversion({|CVT1003:"purchase"|});
            var title = "<convert-feature name='no-such-feature'>";
        }
        @* <convert-feature name="no-such-feature"> *@
        <h1 title="@title">@(Visitor.RunFeature({|CVT1002:"checkout-baner"|})?.Variables.GetString("headline") ?? "Lamps")</h1>
        <convert-feature name="checkout-banner">Soon</convert-feature>
        <convert-feature name="@Key">Later</convert-feature>
        <convert-feature {|CVT1013:key|}="checkout-banner">Never</convert-feature>
        @foreach (var lamp in new[] { "a", "b" })
        {
            <p>
                <convert-feature name="{|CVT1002:checkout-baner|}" off="true">@lamp</convert-feature>
            </p>
        }
        <convert-experience name='{|CVT1001:chekout-experiment|}' variation="treatment">One page</convert-experience>
        <convert-experience name="checkout-experiment" variation="{|CVT1012:treatmnet|}">Two pages</convert-experience>
        @functions {
            public static string Key => "checkout-banner";
        }
        """;

    private const string Component = """
        @using ConvertTyped
        @inject ConvertContext Visitor
        <p>@(Visitor.RunFeature({|CVT1002:"checkout-baner"|}) is null ? "off" : Headline)</p>
        @code {
            private string? Headline => Visitor.RunFeature("checkout-banner")?.Variables.GetString({|CVT1005:"headlin"|});
        }
        """;

    [Fact]
    public async Task A_build_reports_each_mistake_at_its_file_line_and_column()
    {
        var marked = new Dictionary<string, MarkedText>
        {
            ["Program.cs"] = MarkedText.Parse(Program),
            ["convert.json"] = MarkedText.Parse(Config),
            ["convert.fallbacks.json"] = MarkedText.Parse(Fallbacks),
        };
        var files = marked.ToDictionary(file => file.Key, file => file.Value.Text);
        // The compiler shows these diagnostics only if their severity is raised.
        files[".globalconfig"] = """
            is_global = true
            dotnet_diagnostic.CVT0101.severity = warning
            dotnet_diagnostic.CVT1009.severity = warning
            dotnet_diagnostic.CVT1010.severity = warning
            dotnet_diagnostic.CVT1015.severity = warning
            """;

        using var project = new BuiltProject(files);
        await ReportsTheMarkedAsync(project, marked);
    }

    [Fact]
    public async Task A_build_of_a_web_project_reports_mistakes_in_Razor_at_their_file_line_and_column()
    {
        var marked = new Dictionary<string, MarkedText>
        {
            ["Program.cs"] = MarkedText.Parse(WebProgram),
            ["Pages/_ViewImports.cshtml"] = MarkedText.Parse("@addTagHelper *, ConvertTyped.AspNetCore\n"),
            ["Pages/Index.cshtml"] = MarkedText.Parse(Page),
            ["Views/Plain.cshtml"] = MarkedText.Parse("@{ /* imports nothing */ }\n<{|CVT1013:convert-feature|} name=\"checkout-banner\">Everybody sees this</convert-feature>\n"),
            ["Components/Banner.razor"] = MarkedText.Parse(Component),
        };
        var files = marked.ToDictionary(file => file.Key, file => file.Value.Text);
        files["convert.json"] = Configs.Shop;

        using var project = new BuiltProject(files, "Microsoft.NET.Sdk.Web");
        var output = await ReportsTheMarkedAsync(project, marked);
        Assert.Contains("error CVT1002: The config has no feature with the key 'checkout-baner'; did you mean 'checkout-banner'?", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_use_of_a_removed_entity_in_a_component_is_a_compile_error_at_its_position()
    {
        var marked = new Dictionary<string, MarkedText>
        {
            ["_Imports.razor"] = MarkedText.Parse("@using ConvertTyped\n@using ConvertTyped.Blazor\n"),
            ["Components/Banner.razor"] = MarkedText.Parse("""
                <p>Lamps</p>
                <ConvertFeature Of="c => c.Features.CheckoutBanner" Context="banner"><b>@banner.Headline, @banner.{|CS1061:Gone|}</b></ConvertFeature>
                <ConvertExperience Of="c => c.Experiences.CheckoutExperiment.Variation">
                    <ConvertVariation Is="CheckoutExperimentVariation.Treatment"><p>One page</p></ConvertVariation>
                    <ConvertVariation Is="CheckoutExperimentVariation.{|CS0117:Gone|}"><p>Three steps</p></ConvertVariation>
                </ConvertExperience>
                """),
            ["Components/Experiment.razor"] = MarkedText.Parse("""
                @inherits Microsoft.AspNetCore.Components.OwningComponentBase<ConvertContext>
                <p>@(Service.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.{|CS0117:Gone|} ? 1 : 2)</p>
                @if (Service.Experiences.{|CS1061:Gone|}.Variation is not null)
                {
                    <p>@Service.RunFeature({|CVT1002:"checkout-baner"|})</p>
                }
                """),
        };
        using var project = new BuiltProject(FilesOf(marked), "Microsoft.NET.Sdk.Web");
        await ReportsTheMarkedAsync(project, marked);
    }

    [Fact]
    public async Task A_component_that_is_not_imported_causes_one_error()
    {
        var marked = new Dictionary<string, MarkedText>
        {
            ["Components/Banner.razor"] = MarkedText.Parse("<p>Lamps</p>\n<ConvertFeature Of=\"c => c.Features.CheckoutBanner\"><b>Soon</b></ConvertFeature>\n"),
        };
        using var project = new BuiltProject(FilesOf(marked), "Microsoft.NET.Sdk.Web");
        (_, var output) = await project.DotnetAsync("build");
        Assert.Contains("Components/Banner.razor(2,2): error CVT1013: The namespace of the component <ConvertFeature> is not imported", output, StringComparison.Ordinal);
        Assert.Contains("    1 Error(s)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lambda_with_a_declared_return_type_works_with_the_request_delegate_generator()
    {
        static string Program(string lambda) => $"""
            using ConvertTyped;
            using Microsoft.AspNetCore.Builder;

            var app = WebApplication.Create(args);
            app.MapGet("/", {lambda});
            app.Run();
            """;
        var files = new Dictionary<string, string>
        {
            ["convert.json"] = Configs.Shop,
            ["Program.cs"] = Program("(ConvertContext context) => context.Features.CheckoutBanner.Headline"),
            ["Directory.Build.props"] = "<Project><PropertyGroup><EnableRequestDelegateGenerator>true</EnableRequestDelegateGenerator></PropertyGroup></Project>",
            [".globalconfig"] = "is_global = true\ndotnet_diagnostic.CVT1014.severity = error\n",
        };
        using (var inferred = new BuiltProject(files, "Microsoft.NET.Sdk.Web"))
        {
            (_, var output) = await inferred.DotnetAsync("build");
            Assert.Contains("Program.cs(5,17): error CVT1014", output, StringComparison.Ordinal);
        }

        files["Program.cs"] = Program("string? (ConvertContext context) => context.Features.CheckoutBanner.Headline");
        using var declared = new BuiltProject(files, "Microsoft.NET.Sdk.Web");
        (var exitCode, var build) = await declared.DotnetAsync("build");
        Assert.True(exitCode == 0, build);
    }

    [Fact]
    public async Task Dotnet_format_fixes_the_errors_that_dotnet_build_reports()
    {
        using var project = new BuiltProject(new Dictionary<string, string>
        {
            ["convert.json"] = Configs.Shop,
            ["Program.cs"] = """
                using ConvertTyped;

                using var core = new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromFile("convert.json") }).Initialize();
                Console.WriteLine(core.CreateContext("visitor-1").RunExperience("chekout-experiment"));
                Console.WriteLine(core.CreateContext("visitor-2").RunExperience("pricing-page-tset"));
                """,
        });

        (var formatted, var format) = await project.DotnetAsync("format", "analyzers", "--diagnostics", "CVT1001", "--severity", "error");
        Assert.True(formatted == 0, format);
        Assert.Contains("RunExperience(\"checkout-experiment\")", project.Read("Program.cs"), StringComparison.Ordinal);
        Assert.Contains("RunExperience(\"pricing-page-test\")", project.Read("Program.cs"), StringComparison.Ordinal);

        (var built, var build) = await project.DotnetAsync("build");
        Assert.True(built == 0, build);
        Assert.Contains("    0 Warning(s)", build, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> FilesOf(Dictionary<string, MarkedText> components) => new(components.ToDictionary(file => file.Key, file => file.Value.Text))
    {
        ["convert.json"] = Configs.Shop,
        ["Program.cs"] = "System.Console.WriteLine();",
    };

    private static async Task<string> ReportsTheMarkedAsync(BuiltProject project, Dictionary<string, MarkedText> marked)
    {
        (var exitCode, var output) = await project.DotnetAsync("build");
        Assert.NotEqual(0, exitCode);
        var expected =
            from file in marked
            from mark in file.Value.Marks
            let at = SourceText.From(file.Value.Text).Lines.GetLinePosition(mark.Span.Start)
            select $"{file.Key}({at.Line + 1},{at.Character + 1}): {Severity(mark.Id)} {mark.Id}";
        // The compiler repeats some errors, because the Razor compiler wraps the code in lambdas.
        var reported = Reports().Matches(output).Select(match => match.Value).Distinct().Where(report => !report.StartsWith("obj/", StringComparison.Ordinal));
        Assert.Equal(expected.Order(StringComparer.Ordinal), reported.Order(StringComparer.Ordinal));
        return output;
    }

    private static string Severity(string id) => id is "CVT1001" or "CVT1002" or "CVT1003" or "CVT1004" or "CVT1005" or "CVT1007" or "CVT1012" or "CVT1013" or "CS0117" or "CS1061" ? "error" : "warning";

    [GeneratedRegex(@"[\w./]+\(\d+,\d+\): (error|warning) \w+")]
    private static partial Regex Reports();
}
