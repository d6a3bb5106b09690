using ConvertTyped.CodeFixes.Removal;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Analyzers.Tests.Fixes;

public sealed class RemoveGoalFixTests
{
    private static readonly string Config = Configs.With("""
        "goals": [ { "id": "40", "key": "signup", "status": "archived" } ]
        """);

    [Theory]
    [InlineData("context.Goals.Signup.Track();", LanguageVersion.CSharp14)]
    [InlineData("context.Goals.Signup.Track(revenue: price);", LanguageVersion.CSharp14)]
    [InlineData("context.Goals().Signup.Track(revenue: price);", LanguageVersion.CSharp13)]
    public async Task A_statement_that_tracks_a_retired_goal_is_removed(string statement, LanguageVersion language)
    {
        var project = Open(statement, language);
        var action = Assert.Single(await FixesAsync(project));

        Assert.Equal("Remove this conversion", action.Title);
        var operation = (await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single();
        var text = await operation.ChangedSolution.GetProject(project.Id)!.Documents.Single(document => document.Name == "Page.cs").GetTextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Source("").Replace("\n        \n", "\n", StringComparison.Ordinal), text.ToString());
    }

    [Theory]
    [InlineData("context.Goals.Signup.Track(revenue: Next());")]
    [InlineData("if (price > 3) context.Goals.Signup.Track();")]
    [InlineData("_ = context.Goals.Signup;")]
    public async Task No_fix_is_offered_for_a_statement_that_is_conditional_or_has_other_effects_or_tracks_no_conversion(string statement) => Assert.Empty(await FixesAsync(Open(statement)));

    private static string Source(string statement) => $$"""
        internal sealed class Page
        {
            internal decimal Next() => 3;

            internal void Buy(ConvertTyped.ConvertContext context, decimal price)
            {
                System.Console.WriteLine(price);
                {{statement}}
            }
        }
        """;

    private static Project Open(string statement, LanguageVersion language = LanguageVersion.CSharp14) => new TestProject
    {
        Language = language,
        Generates = true,
        AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = Config },
        Sources = new Dictionary<string, string> { ["Page.cs"] = Source(statement) },
    }.Open();

    private static async Task<IReadOnlyList<CodeAction>> FixesAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var diagnostic = compilation.GetDiagnostics(TestContext.Current.CancellationToken).First(found => found.Id == "CVT2003");
        var actions = new List<CodeAction>();
        await new RemoveGoalFix().RegisterCodeFixesAsync(new CodeFixContext(
            project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }
}
