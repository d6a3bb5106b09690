using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class AmbiguousAccessorsTests
{
    private const string Ambiguous =
        "'Features' is ambiguous, because this file imports Convert accessors from the namespaces 'Eu.Flags' and 'Us.Flags'; import only one of them in each file";

    [Fact]
    public async Task Only_the_first_ambiguous_name_in_a_file_is_reported()
    {
        var found = await Analysis.FindsTheMarkedAsync(TwoConfigs("""
            _ = context.{|CVT1017:Features|}.CheckoutBanner.Headline;
            _ = context.Features.CheckoutBanner.Headline;
            context.Goals.AddToCart.Track();
            """), isUnfinished: true);
        Assert.Equal(Ambiguous, Assert.Single(found).GetMessage(null));
    }

    [Theory]
    [InlineData("_ = context?.{|CVT1017:Features|}.CheckoutBanner.Headline;", LanguageVersion.CSharp14)]
    [InlineData("_ = context.{|CVT1017:Features|}().CheckoutBanner.Headline;", LanguageVersion.CSharp13)]
    [InlineData("{|CVT1017:Goals|}.AddToCart.Track(context);", LanguageVersion.CSharp14)]
    [InlineData("_ = {|CVT1017:FeatureKeys|}.CheckoutBanner;", LanguageVersion.CSharp14)]
    [InlineData("_ = core.CreateContext(\"v\", new {|CVT1017:VisitorAttributes|} { Country = \"US\" });", LanguageVersion.CSharp14)]
    [InlineData("_ = Enum.GetValues<{|CVT1017:CheckoutExperimentVariation|}>();", LanguageVersion.CSharp14)]
    public Task Every_kind_of_generated_name_is_reported(string statement, LanguageVersion language) =>
        Analysis.FindsTheMarkedAsync(TwoConfigs(statement) with { Language = language }, isUnfinished: true);

    [Fact]
    public async Task If_the_project_imports_its_own_accessors_in_every_file_the_message_names_ConvertTypedGlobalUsing()
    {
        var project = TestProject.Of("using Library.Accessors;\n" + Code.Lines("_ = context.{|CVT1017:Features|}.CheckoutBanner.Headline;")) with { Generates = true, Library = Library };
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(project, isUnfinished: true));
        Assert.Equal(
            "'Features' is ambiguous, because this file imports Convert accessors from the namespaces 'Library.Accessors' and 'Shop.ConvertAccessors'; "
            + "the project imports 'Shop.ConvertAccessors' in every "
            + "file, so remove the using directive for the other namespace, or set ConvertTypedGlobalUsing to false in the project file and import only one of the two namespaces in each file",
            found.GetMessage(null));
    }

    [Theory]
    [InlineData("Eu.Flags.Goals.AddToCart.Track(context);")]
    [InlineData("_ = Us.Flags.FeatureKeys.CheckoutBanner;")]
    [InlineData("_ = context.VisitorId;")]
    public Task Names_that_the_compiler_can_resolve_are_not_reported(string statement) => Analysis.FindsTheMarkedAsync(TwoConfigs(statement));

    [Fact]
    public Task Ambiguous_names_that_user_code_declares_are_not_reported() => Analysis.FindsTheMarkedAsync(
        TwoConfigs("_ = new Features2();", "namespace One { class Features2 { } }\nnamespace Two { class Features2 { } }", "using One; using Two; "), isUnfinished: true);

    private const string Library = """
        namespace Library.Accessors;

        public static class ConvertManifest { }
        public sealed class Features { public Features CheckoutBanner => this; public string Headline => ""; }
        public static class ConvertContextExtensions { extension(ConvertTyped.ConvertContext context) { public Features Features => new(); } }
        """;

    private static TestProject TwoConfigs(string statements, string more = "", string usings = "") =>
        TestProject.Of($"using Eu.Flags; using Us.Flags; {usings}\n{Code.Lines(statements)}\n{more}") with
        {
            Generates = true,
            AdditionalFiles = new Dictionary<string, string> { ["eu.convert.json"] = Configs.Shop, ["us.convert.json"] = Configs.Shop },
            GlobalConfig = $"[{TestProject.Root}eu.convert.json]\nbuild_metadata.AdditionalFiles.ConvertNamespace = Eu.Flags\n[{TestProject.Root}us.convert.json]\nbuild_metadata.AdditionalFiles.ConvertNamespace = Us.Flags\n",
        };
}
