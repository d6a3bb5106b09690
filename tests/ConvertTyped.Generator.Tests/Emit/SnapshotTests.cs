using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Tests.Emit;

public class SnapshotTests
{
    private static readonly GeneratorRun Documented = TestProject.With(Configs.Documented).Generate();

    [Theory]
    [InlineData("Features")]
    [InlineData("JsonVariables")]
    [InlineData("Experiences")]
    [InlineData("Goals")]
    [InlineData("Segments")]
    [InlineData("Keys")]
    [InlineData("VisitorAttributes")]
    [InlineData("Manifest")]
    [InlineData("ConvertContext")]
    public void The_documented_config_generates_the_code_in_the_snapshots(string concept)
    {
        Snapshot.Verify(Documented.Files[$"Shop.ConvertAccessors.{concept}.g.cs"], concept);
        Assert.Empty(Documented.CompilerDiagnostics);
    }

    [Fact]
    public void Before_CSharp_14_the_extension_members_are_methods()
    {
        var run = (TestProject.With(Configs.Documented) with { Language = LanguageVersion.CSharp13 }).Generate();
        Snapshot.Verify(run.Files["Shop.ConvertAccessors.ConvertContext.g.cs"], "ConvertContext.CSharp13");
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Each_concept_has_one_file_and_there_are_no_other_files()
    {
        Assert.Equal(
            new[]
            {
                "ConvertContext", "Experiences", "Features", "GlobalUsing", "Goals", "JsonVariables", "Keys", "LocationAttributes", "Manifest", "Segments", "VisitorAttributes",
            }.Select(concept => $"Shop.ConvertAccessors.{concept}.g.cs"),
            Documented.Files.Keys.Order(StringComparer.Ordinal));
    }
}
