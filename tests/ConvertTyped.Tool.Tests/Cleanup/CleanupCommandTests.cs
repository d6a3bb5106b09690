namespace ConvertTyped.Tool.Tests.Cleanup;

/// <summary>Tests the <c>cleanup</c> command on real projects, which MSBuild loads as in a build.</summary>
public class CleanupCommandTests
{
    // The project imports the package's props but not its targets, which add this file.
    private const string Retired = "<AdditionalFiles Include=\"convert.retired.json\" />";

    private static readonly string Project = Repository.At("samples", "Quickstart");

    [Fact]
    public async Task A_dry_run_prints_the_changes_and_writes_nothing()
    {
        var program = Path.Combine(Project, "Program.cs");
        var before = await File.ReadAllTextAsync(program, TestContext.Current.CancellationToken);

        var run = (await RunAsync("checkout-banner", Project, "--keep", "treatment", "--dry-run")).Exits(0);

        Assert.Contains("-    if (context.Features.CheckoutBanner is { IsEnabled: true } banner)", run.Output, StringComparison.Ordinal);
        Assert.Contains("checkout-banner is on: would change 1 file, 0 uses left.", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(program, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_error_for_an_experience_with_several_running_variations_names_the_options()
    {
        var run = (await RunAsync("checkout-experiment", Project)).Exits(2);

        Assert.Contains("use --keep control|treatment, or --off", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_retired_entry_is_removed_when_no_use_is_left_and_the_config_stays_unchanged()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.File(items: Retired);
        workplace["convert.json"] = ShopConfig.Text;
        workplace["convert.retired.json"] = """
            { "version": 1,
              "experiences": [ { "id": "90", "key": "old-checkout", "since": "2026-11-01", "variations": [ { "id": "91", "key": "steps" }, { "id": "92", "key": "one-page" } ] } ],
              "goals": [ { "id": "1", "key": "old-goal", "since": "2026-11-01" } ] }
            """;
        workplace["Page.cs"] = """
            internal static class Page
            {
                internal static string Title(ConvertContext context) =>
                    context.Experiences.OldCheckout.Variation == OldCheckoutVariation.OnePage ? "One page" : "Three steps";
            }
            """;
        workplace["Other.cs"] = "internal static class Other { internal static object Of(ConvertContext context) => context.Experiences.OldCheckout; }\n";

        (await workplace.RunAsync("cleanup", "old-checkout", "--keep", "one-page")).Exits(1);
        Assert.Contains("=> \"One page\";", workplace["Page.cs"], StringComparison.Ordinal);
        Assert.Contains("old-checkout", workplace["convert.retired.json"], StringComparison.Ordinal);

        workplace["Other.cs"] = "";
        (await workplace.RunAsync("cleanup", "old-checkout", "--keep", "one-page")).Exits(0);
        Assert.DoesNotContain("old-checkout", workplace["convert.retired.json"], StringComparison.Ordinal);
        Assert.Contains("old-goal", workplace["convert.retired.json"], StringComparison.Ordinal);
        Assert.Equal(ShopConfig.Text, workplace["convert.json"]);
    }

    [Fact]
    public async Task A_note_can_contain_braces_and_brackets()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.File();
        workplace["convert.json"] = ShopConfig.Text;
        workplace["Page.cs"] = """
            internal static class Page
            {
                // Shows {checkout-banner} [once].
                internal static string Title(ConvertContext context) => context.Features.CheckoutBanner.IsEnabled ? "banner" : "none";
            }
            """;

        var run = (await workplace.RunAsync("cleanup", "checkout-banner", "--off")).Exits(0);

        Assert.Contains("Shows {checkout-banner} [once].", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_helper_of_a_feature_that_is_on_is_replaced_by_its_content()
    {
        var run = (await RunAsync("gift-guide", Repository.At("samples", "WebShop"), "--dry-run")).Exits(0);

        Assert.Contains("-            <convert-feature name=\"gift-guide\"><a href=\"/gifts\">Gift guide</a></convert-feature>", run.Output, StringComparison.Ordinal);
        Assert.Contains("+            <a href=\"/gifts\">Gift guide</a>", run.Output, StringComparison.Ordinal);
        Assert.Contains("-[RequireFeature(FeatureKeys.GiftGuide)]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conditions_and_expressions_in_Razor_are_folded_and_other_uses_are_listed()
    {
        using var workplace = WithPage("""
            @page
            @if (Convert.Features.ExpressPay.IsEnabled)
            {
                <p>Pay at once</p>
            }
            else
            {
                <p>Pay later</p>
            }
            <p>@(Convert.Features.ExpressPay.IsEnabled ? "new" : "old")</p>

            """);
        workplace["Pages/Other.cshtml"] = "@page\n@{ var pay = Convert.Features.ExpressPay; }\n<p>@pay.IsEnabled</p>\n";

        var run = (await workplace.RunAsync("cleanup", "express-pay", "--off")).Exits(1);

        Assert.Equal("@page\n<p>Pay later</p>\n<p>old</p>\n", workplace["Pages/Index.cshtml"].ReplaceLineEndings("\n"));
        Assert.Contains("left Pages/Other.cshtml(2,30) The use is in a Razor file, where only", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tag_helpers_are_not_edited_if_the_page_would_not_compile_afterwards()
    {
        const string page = "@page\n@if (DateTime.Now.Year > 2000)\n{\n    <convert-feature name=\"express-pay\" off>Pay later</convert-feature>\n}\n";
        using var workplace = WithPage(page);

        var run = (await workplace.RunAsync("cleanup", "express-pay", "--off")).Exits(1);

        Assert.Equal(page, workplace["Pages/Index.cshtml"]);
        Assert.Contains("left Pages/Index.cshtml(4,27) The project would not compile with the edits of Razor files, so no Razor file was changed.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_helper_ends_at_its_own_end_tag()
    {
        using var workplace = WithPage("""
            @page
            <convert-feature name="express-pay" off>
                <p>Pay later @* </convert-feature> *@</p>
                <convert-feature name="checkout-banner"><p>@("</convert-feature>")</p></convert-feature>
            </convert-feature>
            <convert-feature name="express-pay">
                <!-- </convert-feature> -->
                <p>Pay at once</p>
            </convert-feature>

            """);

        (await workplace.RunAsync("cleanup", "express-pay", "--off")).Exits(0);

        Assert.Equal(
            "@page\n<p>Pay later @* </convert-feature> *@</p>\n<convert-feature name=\"checkout-banner\"><p>@(\"</convert-feature>\")</p></convert-feature>\n",
            workplace["Pages/Index.cshtml"].ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_negation_of_a_tag_helper_of_FeatureManagement_is_respected()
    {
        using var workplace = WithPage("""
            @page
            @tagHelperPrefix convert:
            @addTagHelper *, Microsoft.FeatureManagement.AspNetCore
            <convert:feature name="express-pay" negate="true"><p>Pay later</p></convert:feature>
            <convert:feature name="express-pay"><p>Pay at once</p></convert:feature>
            <convert:feature name="express-pay" variant="blue"><p>Pay in blue</p></convert:feature>

            """);

        (await workplace.RunAsync("cleanup", "express-pay", "--off")).Exits(1);

        Assert.EndsWith(
            "AspNetCore\n<p>Pay later</p>\n<convert:feature name=\"express-pay\" variant=\"blue\"><p>Pay in blue</p></convert:feature>\n",
            workplace["Pages/Index.cshtml"].ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_values_of_a_feature_that_the_config_no_longer_has_can_be_read_from_an_earlier_config()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.File(items: Retired);
        workplace["earlier.json"] = ShopConfig.Text;
        workplace["convert.json"] = ShopConfig.Changed(config => config.Remove("features", "checkout-banner"));
        workplace["convert.retired.json"] = """
            { "version": 1, "features": [ { "id": "10051", "key": "checkout-banner", "since": "2026-11-01", "variables": [ { "key": "headline", "type": "string" } ] } ] }
            """;
        workplace["Page.cs"] = "internal static class Page { internal static string? Title(ConvertContext context) => context.Features.CheckoutBanner.Headline; }\n";

        var unknown = (await workplace.RunAsync("cleanup", "checkout-banner")).Exits(2);
        Assert.Contains("convert.retired.json does not contain the values", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("such as HEAD~1:convert.json", unknown.Error, StringComparison.Ordinal);

        Assert.Contains("'live' cannot be used for this option.", (await workplace.RunAsync("cleanup", "checkout-banner", "--values", "live")).Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains(
            "There is no file 'other.json'. Specify the path of a config file, or a git revision of a config file (such as HEAD~1:convert.json).",
            (await workplace.RunAsync("cleanup", "checkout-banner", "--values", "other.json")).Exits(2).Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "--values applies only to features.",
            (await workplace.RunAsync("cleanup", "checkout-experiment", "--values", "earlier.json")).Exits(2).Error,
            StringComparison.Ordinal);

        (await workplace.RunAsync("cleanup", "checkout-banner", "--values", "earlier.json", "--keep", "treatment")).Exits(0);
        Assert.DoesNotContain("CheckoutBanner", workplace["Page.cs"], StringComparison.Ordinal);
        Assert.Contains("=> \"", workplace["Page.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_running_variation_is_kept()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.File();
        workplace["convert.json"] = ShopConfig.Changed(config =>
        {
            // The runtime does not run a variation whose status is a number.
            config.Experience("checkout-experiment").Variation("treatment")["status"] = 1;
            config.Experience("pricing-page-test").Variation("original")["traffic_allocation"] = 0;
        });
        workplace["Page.cs"] = """
            internal static class Page
            {
                internal static bool IsOnePage(ConvertContext context) => context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment;
            }
            """;

        Assert.Contains("checkout-experiment keeps control", (await workplace.RunAsync("cleanup", "checkout-experiment", "--dry-run")).Exits(0).Output, StringComparison.Ordinal);
        Assert.Contains("pricing-page-test keeps annual-first", (await workplace.RunAsync("cleanup", "pricing-page-test", "--dry-run")).Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_key_is_bad_input()
    {
        var run = (await RunAsync("checkout", Project)).Exits(2);

        Assert.Contains("No config has an experience or a feature 'checkout'.", run.Error, StringComparison.Ordinal);
        Assert.Contains("No config has a feature 'checkout'.", (await RunAsync("feature:checkout", Project)).Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variations_that_share_a_key_are_listed_by_id()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.File();
        workplace["convert.json"] = $$"""
            {
              "account_id": "1", "project": { "id": "2" },
              "features": [ { "id": "9", "key": "banner", "variables": [ { "key": "text", "type": "string" } ] } ],
              "experiences": [ {{Experience("11", "Hello")}}, {{Experience("12", "Welcome")}} ]
            }
            """;

        var run = (await workplace.RunAsync("cleanup", "banner")).Exits(2);

        Assert.Contains("Use --keep 110|120, or --off.", run.Error, StringComparison.Ordinal);

        static string Experience(string id, string text) => $$"""
            { "id": "{{id}}", "key": "experience-{{id}}", "variations": [ { "id": "{{id}}0", "key": "treatment",
              "changes": [ { "type": "fullStackFeature", "data": { "feature_id": "9", "variables_data": { "text": "{{text}}" } } } ] } ] }
            """;
    }

    /// <summary>A web project with one Razor page.</summary>
    private static Workplace WithPage(string page)
    {
        var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.WebFile();
        workplace["convert.json"] = ShopConfig.Text;
        workplace["Program.cs"] = "WebApplication.CreateBuilder(args).Services.AddRazorPages();\n";
        Directory.CreateDirectory(workplace.At("Pages"));
        workplace["Pages/_ViewImports.cshtml"] = "@using ConvertTyped\n@using Shop\n@inject ConvertContext Convert\n@addTagHelper *, ConvertTyped.AspNetCore\n";
        workplace["Pages/Index.cshtml"] = page;
        return workplace;
    }

    private static Task<ToolRun> RunAsync(params string[] arguments) =>
        ToolProcess.RunAsync(Repository.At("samples"), new Dictionary<string, string?>(), ["cleanup", .. arguments]);
}
