using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests.Emit;

public sealed class DocumentedTests : IDisposable
{
    private static readonly string Shop = Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop");

    private readonly string _output = Path.GetTempFileName();

    [Fact]
    public void The_code_in_the_documentation_runs_as_shown()
    {
        var run = (TestProject.With(Configs.Shop) with
        {
            AssemblyName = "Documented",
            Kind = OutputKind.ConsoleApplication,
            Code = "global using System.IO;\n" + File.ReadAllText(Path.Combine(Shop, "Documented.cs")),
        }).Generate();
        Assert.Empty(run.CompilerDiagnostics);

        run.ExecuteProgram(Path.Combine(Shop, "convert.json"), _output);
        Assert.Equal(
            """
            banner: One page to go, 12 items
            One page to go; new; Treatment; True
            2 columns, CheckoutBannerLayoutTheme { Accent = #d63384, Dark = True, Name = bold }, [CheckoutBannerLayoutBadgesItem { Priority = 1, Text = Free delivery }]
            segment: True, conversion: Deduplicated

            """,
            File.ReadAllText(_output),
            ignoreLineEndingDifferences: true);
    }

    public void Dispose() => File.Delete(_output);
}
