using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.PackageTests;

/// <summary>Tests that the compiler extensions can be loaded from the package, and that the code fixes work.</summary>
public sealed class CodeFixTests(Consumers consumers)
{
    private const string Config = """
        {
          "account_id": "1", "project": { "id": "2" },
          "experiences": [ { "id": "10", "key": "checkout", "status": "completed", "variations": [
            { "id": "11", "key": "control", "traffic_allocation": 50, "changes": [] },
            { "id": "12", "key": "treatment", "traffic_allocation": 50, "changes": [
              { "id": "1", "type": "fullStackFeature", "data": { "feature_id": "20", "variables_data": { "headline": "Welcome" } } } ] } ] } ],
          "features": [ { "id": "20", "key": "banner", "variables": [ { "key": "headline", "type": "string" } ] } ]
        }
        """;

    private const string Page = """
        using ConvertTyped;

        internal sealed class Page
        {
            public string Title(ConvertContext context) => context.Experiences.Checkout.Variation == CheckoutVariation.Treatment ? "One page" : "Three steps";

            public string Headline(ConvertContext context) => context.Features.Banner.Headline ?? "Hello";
        }
        """;

    [Fact]
    public void The_references_of_every_assembly_can_be_loaded()
    {
        using var extensions = new PackagedExtensions(consumers.Packed.PackagePath);

        Assert.Equal(["ConvertTyped.Analyzers", "ConvertTyped.CodeFixes", "ConvertTyped.Generator"], extensions.Paths.Select(Path.GetFileNameWithoutExtension));
        foreach (var path in extensions.Paths)
        {
            foreach (var reference in extensions.LoadFromPath(path).GetReferencedAssemblies())
                Assert.NotNull(extensions.LoadFromAssemblyName(reference));
        }
    }

    [Fact]
    public void Every_analyzer_refactoring_and_code_fix_can_be_created()
    {
        using var extensions = new PackagedExtensions(consumers.Packed.PackagePath);

        Assert.NotEmpty(extensions.Create<DiagnosticAnalyzer>());
        Assert.NotEmpty(extensions.Create<CodeRefactoringProvider>());
        Assert.All(extensions.Create<CodeFixProvider>(), fix => Assert.NotEmpty(fix.FixableDiagnosticIds));
    }

    [Theory]
    [InlineData("CVT2001", "Remove this experience, keep Treatment", "=> \"One page\";")]
    [InlineData("CVT2001", "Remove this experience, keep Control", "=> \"Three steps\";")]
    [InlineData("CVT2002", "Remove this flag, keep the feature on", "=> \"Welcome\";")]
    [InlineData("CVT2002", "Remove this flag, keep the feature off", "=> \"Hello\";")]
    public async Task A_retired_flag_is_removed(string id, string title, string expected)
    {
        using var extensions = new PackagedExtensions(consumers.Packed.PackagePath);
        using var workspace = new AdhocWorkspace();
        var project = Open(workspace, extensions);
        var document = project.Documents.Single();
        var warning = (await CompileAsync(project)).First(found => found.Id == id);

        var actions = new List<CodeAction>();
        foreach (var fix in extensions.Create<CodeFixProvider>().Where(fix => fix.FixableDiagnosticIds.Contains(id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, warning, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        var operations = await actions.Single(action => action.Title == title).GetOperationsAsync(TestContext.Current.CancellationToken);

        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        Assert.Contains(expected, (await changed.Documents.Single().GetTextAsync(TestContext.Current.CancellationToken)).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(await CompileAsync(changed), found => found.Id == id || found.Severity == DiagnosticSeverity.Error);
    }

    private static Project Open(AdhocWorkspace workspace, PackagedExtensions extensions)
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location));
        var project = workspace.AddProject("Shop", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(framework.Append(extensions.Runtime).Select(path => MetadataReference.CreateFromFile(path)))
            .WithAnalyzerReferences(extensions.Paths.Select(path => new AnalyzerFileReference(path, extensions)));
        project = project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From("is_global = true\nbuild_property.RootNamespace = Shop\n"), filePath: "/shop/.globalconfig").Project;
        project = project.AddAdditionalDocument("convert.json", Config, filePath: "/shop/convert.json").Project;
        return project.AddDocument("Page.cs", Page, filePath: "/shop/Page.cs").Project;
    }

    private static async Task<IReadOnlyList<Diagnostic>> CompileAsync(Project project) =>
        (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!.GetDiagnostics(TestContext.Current.CancellationToken);
}
