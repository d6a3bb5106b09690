using System.Text;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class InertElementTests
{
    private const string Imports = "@addTagHelper *, ConvertTyped.AspNetCore\n";

    [Theory]
    [InlineData("<{|CVT1013:convert-feature|} name=\"checkout-banner\">", "No tag helper handles <convert-feature> in this file, so every visitor sees the element's content; add '@addTagHelper *, ConvertTyped.AspNetCore' to _ViewImports.cshtml")]
    [InlineData("<{|CVT1013:convert-experience|} name=\"checkout-experiment\" />", "No tag helper handles <convert-experience> in this file, so every visitor sees the element's content; add '@addTagHelper *, ConvertTyped.AspNetCore' to _ViewImports.cshtml")]
    [InlineData("@addTagHelper *, Another\n<{|CVT1013:convert-feature|} name=\"@Key\">", "No tag helper handles <convert-feature> in this file, so every visitor sees the element's content; add '@addTagHelper *, ConvertTyped.AspNetCore' to _ViewImports.cshtml")]
    [InlineData(Imports + "@tagHelperPrefix t:\n<{|CVT1013:convert-feature|} name=\"checkout-banner\">", "Tag helpers have the prefix 't:' in this file, so every visitor sees the content of <convert-feature>; write <t:convert-feature>")]
    [InlineData(Imports + "<{|CVT1013:convert-flag|} name=\"checkout-banner\">", "<convert-flag> is not a tag helper, so every visitor sees the element's content; did you mean <convert-feature>?")]
    [InlineData("<{|CVT1013:Convert-Variation|} name=\"checkout-banner\">", "<Convert-Variation> is not a tag helper, so every visitor sees the element's content; did you mean <convert-experience>?")]
    [InlineData(Imports + "<{|CVT1013:convert-expirience|} name=\"checkout-experiment\">", "<convert-expirience> is not a tag helper, so every visitor sees the element's content; did you mean <convert-experience>?")]
    [InlineData(Imports + "@tagHelperPrefix t:\n<{|CVT1013:t:convert-flag|} name=\"checkout-banner\">", "<t:convert-flag> is not a tag helper, so every visitor sees the element's content; did you mean <t:convert-feature>?")]
    [InlineData(Imports + "<convert-feature {|CVT1013:key|}=\"checkout-banner\">", "The tag helper <convert-feature> does not support the attribute 'key', so the attribute has no effect; the valid attributes are name, off, core")]
    [InlineData(Imports + "<convert-experience name=\"checkout-experiment\" {|CVT1013:variant|}=\"@Model.V\">", "The tag helper <convert-experience> does not support the attribute 'variant', so the attribute has no effect; the valid attributes are name, variation, core")]
    [InlineData(Imports + "<{|CVT1013:convert-feature|} off=\"true\">", "<convert-feature> has no 'name' attribute, so every visitor sees the element's content; add the attribute and set it to the feature's key")]
    [InlineData(Imports + "<{|CVT1013:convert-experience|} data-name=\"x\">", "<convert-experience> has no 'name' attribute, so every visitor sees the element's content; add the attribute and set it to the experience's key")]
    public async Task An_element_or_attribute_that_has_no_effect_is_an_error(string page, string message)
    {
        var found = Assert.Single(await FindsTheMarkedAsync(("Index.cshtml", page)));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Theory]
    [InlineData("<convert-feature name=\"checkout-banner\" off=\"@Model.Off\" class=\"@x\" asp-append-version=\"true\" data-x=\"1\">", "class")]
    [InlineData("@section Foot { <convert-feature name=\"checkout-banner\" OFF id=\"x\"/> }", "id")]
    [InlineData("@if (x) { <convert-experience name=\"checkout-experiment\" style='a: b'><b></b></convert-experience> }", "style")]
    public Task An_HTML_attribute_of_a_tag_helper_is_reported(string markup, string attribute) =>
        FindsTheMarkedAsync(("Index.cshtml", Imports + markup.Replace($" {attribute}=", $" {{|CVT1013:{attribute}|}}=", StringComparison.Ordinal)));

    [Theory]
    [InlineData("<convert-feature name=\"checkout-banner\"> <convert-experience name=\"checkout-experiment\" variation=\"treatment\"> <CONVERT-FEATURE NAME='checkout-banner' OFF='true'>")]
    [InlineData("<convert-feature @attributes=\"All\"> <convert-feature @(isOn ? \"name\" : \"off\")=\"x\"> <convert-feature @* name *@ name=\"checkout-banner\">")]
    [InlineData("<!convert-feature name=\"checkout-banner\"></!convert-feature> <convert-button> <convert-price value=\"1\"> <converter> <my-convert-thing>")]
    [InlineData("@* <convert-flag> *@ <!-- <convert-flag> --> <script>'<convert-flag>'</script> <p title='<convert-flag>'>")]
    [InlineData("@{ var x = \"<convert-flag>\"; var y = a <convert; } @(\"<convert-flag>\")")]
    [InlineData("@section Foot { <p>@section</p> <convert-feature name=\"checkout-banner\"/> }")]
    [InlineData("<convert-flag")]
    public Task Elements_that_work_or_do_not_belong_to_Convert_are_not_reported(string markup) => FindsTheMarkedAsync(("Index.cshtml", Imports + markup));

    [Fact]
    public Task Imports_apply_to_their_folder_and_its_subfolders() => FindsTheMarkedAsync(
        ("Pages/_ViewImports.cshtml", Imports),
        ("Pages/Deep/Er/Index.cshtml", "<convert-feature name=\"checkout-banner\">"),
        ("Pages2/Index.cshtml", "<{|CVT1013:convert-feature|} name=\"checkout-banner\">"),
        ("Areas/Shop/Views/_ViewImports.cshtml", "@using Shop\n"),
        ("Areas/Shop/Views/Index.cshtml", "<{|CVT1013:convert-feature|} name=\"checkout-banner\">"));

    [Fact]
    public Task An_element_whose_tag_helper_was_removed_is_reported() => FindsTheMarkedAsync(
        ("_ViewImports.cshtml", Imports),
        ("Mail/Body.cshtml", "@removeTagHelper *, ConvertTyped.AspNetCore\n<{|CVT1013:convert-feature|} name=\"checkout-banner\">"));

    [Fact]
    public async Task Tag_helpers_do_not_work_in_Razor_components()
    {
        var found = Assert.Single(await FindsTheMarkedAsync(
            ("_ViewImports.cshtml", Imports), ("Banner.razor", "<{|CVT1013:convert-feature|} name=\"checkout-banner\">")));
        Assert.Equal("Tag helpers do not work in Razor components, so every visitor sees the content of <convert-feature>; use the component <ConvertFeature> from ConvertTyped.Blazor instead", found.GetMessage(null));
    }

    [Theory]
    [InlineData("<{|CVT1013:ConvertFeature|} Of=\"c => c.Features.CheckoutBanner\">Soon</ConvertFeature>", "The namespace of the component <ConvertFeature> is not imported, so every visitor sees the element's content; add '@using ConvertTyped.Blazor' to _Imports.razor")]
    [InlineData("@using ConvertTyped\n@if (true) { <{|CVT1013:ConvertExperience|} Of=\"@(c => 1)\" /> }", "The namespace of the component <ConvertExperience> is not imported, so every visitor sees the element's content; add '@using ConvertTyped.Blazor' to _Imports.razor")]
    [InlineData("<{|CVT1013:ConvertVariation|} Is=\"X.Y\">", "The namespace of the component <ConvertVariation> is not imported, so every visitor sees the element's content; add '@using ConvertTyped.Blazor' to _Imports.razor")]
    [InlineData("@using ConvertTyped.Blazor\n<{|CVT1013:ConvertFlag|} Of=\"c => 1\">", "<ConvertFlag> is not a component, so every visitor sees the element's content; did you mean <ConvertFeature>?")]
    [InlineData("@using ConvertTyped.Blazor\n<{|CVT1013:convertfeature|} Of=\"c => 1\">", "<convertfeature> is not a component, so every visitor sees the element's content; did you mean <ConvertFeature>?")]
    [InlineData("@using ConvertTyped.Blazor\n<{|CVT1013:ConvertExpirience|} Of=\"c => 1\">", "<ConvertExpirience> is not a component, so every visitor sees the element's content; did you mean <ConvertExperience>?")]
    [InlineData("<{|CVT1013:convert-experiment|} name=\"x\">", "Tag helpers do not work in Razor components, so every visitor sees the content of <convert-experiment>; use the component <ConvertExperience> from ConvertTyped.Blazor instead")]
    public async Task An_element_that_is_not_a_component_is_an_error(string component, string message)
    {
        var found = Assert.Single(await FindsTheMarkedAsync(("_Imports.razor", "@using Microsoft.AspNetCore.Components.Web\n"), ("Banner.razor", component)));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Theory]
    [InlineData("@using ConvertTyped.Blazor")]
    [InlineData("@using global::ConvertTyped.Blazor;")]
    [InlineData("@namespace ConvertTyped.Blazor.Pages")]
    public Task A_component_whose_namespace_is_in_scope_is_not_reported(string directive) => FindsTheMarkedAsync(
        ("Pages/_Imports.razor", directive + "\n"),
        ("Pages/Deep/Banner.razor", "<ConvertFeature Of=\"c => 1\" /> <ConvertTyped.Blazor.ConvertExperience> <ConvertButton> <convert-button>"),
        ("Other/Banner.razor", $"{directive}\n<ConvertVariation Is=\"X.Y\">"),
        ("Other/Second.razor", "<{|CVT1013:ConvertVariation|} Is=\"X.Y\">"));

    [Fact]
    public Task A_user_component_may_have_the_name_of_a_Convert_component() => Analysis.FindsTheMarkedAsync(
        TestProject.Of("public sealed class ConvertFlag; public sealed class ConvertFeature<T>;") with
        {
            AdditionalFiles = new Dictionary<string, string> { ["Banner.razor"] = "<ConvertFlag /> <ConvertFeature T=\"int\" /> <{|CVT1013:ConvertExperience|} />" },
        });

    [Fact]
    public Task A_project_within_the_namespace_of_the_Blazor_package_needs_no_import() => FindsTheMarkedAsync(
        "is_global = true\nbuild_property.RootNamespace = ConvertTyped.Blazor.Shop\n", ("Banner.razor", "<ConvertFeature Of=\"c => 1\" />"));

    [Fact]
    public Task A_linked_file_belongs_to_the_folder_it_is_linked_into() => FindsTheMarkedAsync(
        $"""
        {TargetPath("Pages/_ViewImports.cshtml", "Pages/_ViewImports.cshtml")}
        {TargetPath("Common/Banner.cshtml", "Pages/Shared/Banner.cshtml")}
        {TargetPath("Pages/Moved.cshtml", "Mail/Moved.cshtml")}
        """,
        ("Pages/_ViewImports.cshtml", Imports),
        ("Common/Banner.cshtml", "<convert-feature name=\"checkout-banner\">"),
        ("Pages/Moved.cshtml", "<{|CVT1013:convert-feature|} name=\"checkout-banner\">"));

    [Theory]
    [InlineData("[HtmlTargetElement(\"convert-flag\")]", "")]
    [InlineData("", "")]
    [InlineData("[HtmlTargetElement(\"*\", Attributes = \"[if], unless\")]", "{|CVT1013:convert-flag|}")]
    public Task Elements_and_attributes_that_user_tag_helpers_handle_are_not_reported(string target, string flag) => Analysis.FindsTheMarkedAsync(
        TestProject.Of($"using Microsoft.AspNetCore.Razor.TagHelpers; public static class Outer {{ {target} public sealed class ConvertFlagTagHelper : TagHelper; }}") with
        {
            UsesAspNetCore = true,
            AdditionalFiles = new Dictionary<string, string>
            {
                ["Index.cshtml"] = Imports + $"<{(flag.Length > 0 ? flag : "convert-flag")} name=\"x\"> <convert-feature name=\"x\" {(flag.Length > 0 ? "if" : "{|CVT1013:if|}")}=\"@x\">",
            },
        });

    [Fact]
    public Task Elements_are_checked_even_without_the_AspNetCore_package() => Analysis.FindsTheMarkedAsync(new TestProject
    {
        HasTagHelpers = false,
        AdditionalFiles = new Dictionary<string, string> { ["Index.cshtml"] = "<{|CVT1013:convert-feature|} name=\"no-such\">" },
    });

    [Fact]
    public Task A_project_without_the_runtime_is_not_analyzed() => Analysis.FindsTheMarkedAsync(new TestProject
    {
        HasTagHelpers = false,
        KnowsTheRuntime = false,
        AdditionalFiles = new Dictionary<string, string> { ["Index.cshtml"] = "<convert-feature name=\"no-such\">" },
    });

    private static string TargetPath(string file, string target) =>
        $"[{TestProject.Root.Replace('\\', '/')}{file}]\nbuild_metadata.AdditionalFiles.TargetPath = {Convert.ToBase64String(Encoding.UTF8.GetBytes(target))}";

    private static Task<IReadOnlyList<Reported>> FindsTheMarkedAsync(params (string Name, string Text)[] files) => FindsTheMarkedAsync("", files);

    private static Task<IReadOnlyList<Reported>> FindsTheMarkedAsync(string globalConfig, params (string Name, string Text)[] files)
    {
        var all = files.ToDictionary(file => file.Name, file => file.Text);
        all["convert.json"] = Configs.Shop;
        return Analysis.FindsTheMarkedAsync(new TestProject { AdditionalFiles = all, GlobalConfig = globalConfig });
    }
}
