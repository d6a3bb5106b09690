namespace ConvertTyped.Generator.Tests.Emit;

public class VariationServicesTests
{
    private static readonly TestProject Project = TestProject.With(Configs.Documented).WithHosting;

    private static readonly GeneratorRun Documented = Project.Generate();

    [Fact]
    public void The_documented_config_generates_the_code_in_the_snapshot()
    {
        Snapshot.Verify(Documented.Files["Shop.ConvertAccessors.VariationServices.g.cs"], "VariationServices");
        Assert.Empty(Documented.CompilerDiagnostics);
    }

    [Fact]
    public void A_project_without_the_hosting_package_gets_no_methods() =>
        Assert.DoesNotContain("Shop.ConvertAccessors.VariationServices.g.cs", TestProject.With(Configs.Documented).Generate().Files.Keys);

    [Fact]
    public void Experiences_without_variations_get_no_method() => Assert.DoesNotContain(
        "Shop.ConvertAccessors.VariationServices.g.cs",
        TestProject.With("""{"account_id":"1","project":{"id":"2"},"experiences":[{"id":"3","key":"empty","variations":[]}]}""").WithHosting.Generate().Files.Keys);

    [Theory]
    [InlineData("internal")]
    [InlineData("public")]
    public void The_methods_of_any_config_compile_without_a_warning(string accessibility) =>
        Assert.Empty(TestProject.With(HardConfig.Text).WithHosting.WithProperty("ConvertTypedAccessibility", accessibility).Generate().CompilerDiagnostics);

    [Fact]
    public void The_key_of_a_variation_may_be_the_name_of_another_parameter_of_the_method()
    {
        var run = TestProject.With("""
            {"account_id":"1","project":{"id":"2"},"experiences":[{"id":"3","key":"e","variations":[
              {"id":"4","key":"services"},{"id":"5","key":"visitor"},{"id":"6","key":"none"},{"id":"7","key":"T"},{"id":"8","key":"class"}]}]}
            """).WithHosting.Generate();
        Assert.Contains("AddByE<T>(", run.Files["Shop.ConvertAccessors.VariationServices.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("control: _ => new(), treatment: _ => new(), none: _ => new()", null)]
    [InlineData("control: _ => new(), none: _ => new()", "CS7036")]
    [InlineData("control: _ => new(), treatment: _ => new()", "CS7036")]
    [InlineData("control: _ => new(), treatment: _ => new(), treatmnt: _ => new(), none: _ => new()", "CS1739")]
    [InlineData("control: _ => new(), treatment: _ => \"\", none: _ => new()", "CS0029")]
    public void Every_variation_needs_an_implementation(string implementations, string? error)
    {
        string[] diagnostics = [.. (Project with { Code = Program(implementations) }).Generate().CompilerDiagnostics.Where(diagnostic => diagnostic.Contains("error", StringComparison.Ordinal))];
        if (error is null)
            Assert.Empty(diagnostics);
        else
            Assert.Contains($"error {error}", diagnostics[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Code_without_an_implementation_for_a_new_variation_does_not_compile()
    {
        const string Implementations = "control: _ => new(), treatment: _ => new(), none: _ => new()";
        var more = Configs.Documented.Replace("\"key\": \"treatment\"", "\"key\": \"treatment\" }, { \"id\": \"777\", \"key\": \"third\"", StringComparison.Ordinal);
        Assert.NotEqual(Configs.Documented, more);

        var diagnostics = (TestProject.With(more).WithHosting with { Code = Program(Implementations) }).Generate().CompilerDiagnostics;

        Assert.Contains(diagnostics, diagnostic => diagnostic.Contains("CS7036", StringComparison.Ordinal) && diagnostic.Contains("third", StringComparison.Ordinal));
    }

    private static string Program(string implementations) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        class Checkout;
        class Program { static void Main(IServiceCollection services) => services.AddByCheckoutExperiment<Checkout>({{implementations}}); }
        """;
}
