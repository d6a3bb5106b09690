using ConvertTyped.CodeFixes.Removal;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Tests.Fixes;

public sealed class RemoveFlagTests
{
    private const string Page = """
        internal sealed class Page
        {
            public string Title(ConvertTyped.ConvertContext context) =>
                context.Experiences.Checkout.Variation == Shop.ConvertAccessors.CheckoutVariation.Treatment ? "One page" : "Three steps";

            public string Headline(ConvertTyped.ConvertContext context)
            {
                if (context.Features.Banner.IsEnabled)
                    return context.Features.Banner.Headline ?? "Hello";
                return "Plain";
            }

            public bool Takes(ConvertTyped.ConvertContext context) => context.RunExperience("checkout") is not null;
        }
        """;

    private static readonly string Config = Configs.With("""
        "experiences": [
          { "id": "10", "key": "checkout", "status": "completed", "variations": [
            { "id": "11", "key": "control", "traffic_allocation": 50, "changes": [] },
            { "id": "12", "key": "treatment", "traffic_allocation": 50, "changes": [
              { "id": "1", "type": "fullStackFeature", "data": { "feature_id": "20", "variables_data": { "headline": "Welcome", "shown": "true", "items": "7 or so", "price": 2 } } } ] } ] }
        ],
        "features": [ { "id": "20", "key": "banner", "variables": [
          { "key": "headline", "type": "string" }, { "key": "shown", "type": "boolean" }, { "key": "items", "type": "integer" }, { "key": "price", "type": "float" } ] } ]
        """);

    [Fact]
    public async Task A_fix_is_offered_for_each_variation_of_a_retired_experience() => Assert.Equal(
        ["Remove this experience, keep Control", "Remove this experience, keep Treatment", "Remove this experience, keep no variation"],
        (await FixesAsync(Open(), "CVT2001")).Select(action => action.Title));

    [Fact]
    public async Task A_fix_for_on_and_a_fix_for_off_are_offered_for_a_retired_feature() => Assert.Equal(
        ["Remove this flag, keep the feature on", "Remove this flag, keep the feature off"],
        (await FixesAsync(Open(), "CVT2002")).Select(action => action.Title));

    [Fact]
    public async Task The_fix_keeps_the_code_of_the_variation_and_changes_only_one_document()
    {
        var project = Open();
        var changed = await ApplyAsync((await FixesAsync(project, "CVT2001"))[1], project.Solution);

        Assert.Contains("""=> "One page";""", await TextAsync(changed, "Page.cs"), StringComparison.Ordinal);
        Assert.Contains("bool Takes(ConvertTyped.ConvertContext context) => true;", await TextAsync(changed, "Page.cs"), StringComparison.Ordinal);
        Assert.Equal(Page.Replace("Page", "Other", StringComparison.Ordinal), await TextAsync(changed, "Other.cs"));
    }

    [Theory]
    [InlineData(FixAllScope.Document, false)]
    [InlineData(FixAllScope.Project, true)]
    [InlineData(FixAllScope.Solution, true)]
    public async Task All_uses_in_a_scope_are_removed(FixAllScope scope, bool isOtherChanged)
    {
        var project = Open();
        var document = project.Documents.Single(document => document.Name == "Page.cs");
        var fix = new RemoveFlagFix();
        var context = new FixAllContext(document, fix, scope, "Feature:banner:12", ["CVT2002"], new NoDiagnostics(), TestContext.Current.CancellationToken);
        var changed = await ApplyAsync((await fix.GetFixAllProvider().GetFixAsync(context))!, project.Solution);

        Assert.Contains("=> \"Welcome\";", await TextAsync(changed, "Page.cs"), StringComparison.Ordinal);
        Assert.Equal(isOtherChanged, (await TextAsync(changed, "Other.cs")).Contains("=> \"Welcome\";", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Features.Banner")]
    [InlineData("IsEnabled")]
    [InlineData("Headline ??")]
    public async Task Removing_a_feature_is_offered_at_its_accessor_and_at_the_members_of_the_accessor(string at)
    {
        var actions = await RefactoringsAsync(Open(), at);

        Assert.Equal(["Remove this flag, keep the feature on", "Remove this flag, keep the feature off"], actions.Select(action => action.Title));
        Assert.Equal(["In this document", "In this project", "In the solution"], actions[0].NestedActions.Select(action => action.Title));
    }

    [Fact]
    public async Task Removing_an_experience_is_offered_at_its_key()
    {
        var project = Open();
        var keepControl = (await RefactoringsAsync(project, "\"checkout\""))[0];
        var changed = await ApplyAsync(keepControl.NestedActions[2], project.Solution);

        Assert.Contains("""=> "Three steps";""", await TextAsync(changed, "Other.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VisitorId")]
    [InlineData("class")]
    public async Task No_refactoring_is_offered_for_code_that_uses_no_flag(string at) => Assert.Empty(await RefactoringsAsync(Open("class Visitor { string Id(ConvertTyped.ConvertContext context) => context.VisitorId; }"), at));

    [Fact]
    public async Task A_warning_explains_a_remaining_use()
    {
        var project = Open("""
            internal sealed class Passing
            {
                public object Banner(ConvertTyped.ConvertContext context) => context.Features.Banner;
                public bool IsOn(ConvertTyped.ConvertContext context) => context.Features.Banner.IsEnabled;
            }
            """);
        var changed = await ApplyAsync((await RefactoringsAsync(project, "IsEnabled"))[0].NestedActions[0], project.Solution);

        var root = await changed.GetProject(project.Id)!.Documents.Single(document => document.Name == "Page.cs").GetSyntaxRootAsync(TestContext.Current.CancellationToken);
        var warning = Assert.Single(root!.GetAnnotatedNodes(WarningAnnotation.Kind)).GetAnnotations(WarningAnnotation.Kind).Single();
        Assert.Equal("The value is passed on to other code.", WarningAnnotation.GetDescription(warning));
    }

    [Fact]
    public async Task A_parameter_for_which_other_documents_pass_a_value_is_kept_when_only_one_document_is_edited()
    {
        var project = Open("""
            internal static class Pages
            {
                internal static string Of(Shop.ConvertAccessors.CheckoutVariation variation) => variation == Shop.ConvertAccessors.CheckoutVariation.Treatment ? "new" : "old";
                internal static bool Runs(ConvertTyped.ConvertContext context) => context.RunExperience("checkout") is not null;
            }
            """, "internal static class Caller { internal static string Title(ConvertTyped.ConvertContext context) => Pages.Of(context.Experiences.Checkout.Variation); }");
        var changed = await ApplyAsync((await RefactoringsAsync(project, "\"checkout\""))[1].NestedActions[0], project.Solution);

        Assert.Contains("Of(Shop.ConvertAccessors.CheckoutVariation variation)", await TextAsync(changed, "Page.cs"), StringComparison.Ordinal);
        Assert.Contains("context) => true;", await TextAsync(changed, "Page.cs"), StringComparison.Ordinal);
    }

    private static Project Open(string page = Page, string? other = null) => new TestProject
    {
        Generates = true,
        AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = Config },
        Sources = new Dictionary<string, string> { ["Page.cs"] = page, ["Other.cs"] = other ?? Page.Replace("Page", "Other", StringComparison.Ordinal) },
    }.Open();

    private static async Task<IReadOnlyList<CodeAction>> FixesAsync(Project project, string id)
    {
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var diagnostic = compilation.GetDiagnostics(TestContext.Current.CancellationToken).First(found => found.Id == id && found.Location.SourceTree?.FilePath.EndsWith("Page.cs", StringComparison.Ordinal) == true);
        var actions = new List<CodeAction>();
        var document = project.GetDocument(diagnostic.Location.SourceTree)!;
        await new RemoveFlagFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private static async Task<IReadOnlyList<CodeAction>> RefactoringsAsync(Project project, string at)
    {
        var document = project.Documents.Single(document => document.Name == "Page.cs");
        var text = (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        var position = text.IndexOf(at, StringComparison.Ordinal) + at.LastIndexOf('.') + 2;
        var actions = new List<CodeAction>();
        await new RemoveFlagRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(position, 0), actions.Add, TestContext.Current.CancellationToken));
        return actions;
    }

    private static async Task<Solution> ApplyAsync(CodeAction action, Solution before) =>
        (await action.GetOperationsAsync(before, new NoProgress(), TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task<string> TextAsync(Solution solution, string name) =>
        (await solution.Projects.Single().Documents.Single(document => document.Name == name).GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private sealed class NoProgress : IProgress<CodeAnalysisProgress>
    {
        public void Report(CodeAnalysisProgress value)
        {
        }
    }

    private sealed class NoDiagnostics : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Reported>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Reported>>([]);

        public override Task<IEnumerable<Reported>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Reported>>([]);

        public override Task<IEnumerable<Reported>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Reported>>([]);
    }
}
