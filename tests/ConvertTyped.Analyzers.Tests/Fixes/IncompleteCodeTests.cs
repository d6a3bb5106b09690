using ConvertTyped.CodeFixes.Removal;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Tests.Fixes;

/// <summary>An editor asks for fixes and refactorings while code is being typed. No fix or refactoring may throw on code that does not compile.</summary>
public sealed class IncompleteCodeTests
{
    private const string Page = """
        using System;
        using System.Linq;
        using ConvertTyped;
        using Shop.ConvertAccessors;

        internal sealed class Page(ConvertContext context)
        {
            /// <summary>See <see cref="Features.Banner"/>.</summary>
            public string Title => nameof(context.Features.Banner) + (context.Experiences.Checkout.Variation switch
            {
                CheckoutVariation.Treatment when context.VisitorId.Length > 3 => "One page",
                _ => "Three steps",
            });

            public string Headline(Func<int, bool> filter)
            {
                if (context.Features.Banner is { IsEnabled: true, Headline: { Length: > 3 } headline })
                    return $"{headline}: {new[] { 1, 2 }.Where(filter).Count(n => context.RunFeature("baner") is not null || n > 1)}";
                context.TrackConversion("purchase");
                context.Goals.OldPurchase.Track();
                return context.RunFeature("banner")?.Variables.GetString("headline") ?? context.Experiences.Checkout.Match("a", treatment: "b", none: "c");
            }

            public bool Takes() => context.RunExperience("checkout") is not null && context.RunExperience("chekout") is null;
        }
        """;

    private static readonly string Config = Configs.With("""
        "experiences": [
          { "id": "10", "key": "checkout", "status": "completed", "variations": [
            { "id": "11", "key": "control", "traffic_allocation": 50, "changes": [] },
            { "id": "12", "key": "treatment", "traffic_allocation": 50, "changes": [
              { "id": "1", "type": "fullStackFeature", "data": { "feature_id": "20", "variables_data": { "headline": "Welcome" } } } ] } ] }
        ],
        "goals": [ { "id": "30", "key": "old-purchase", "status": "archived" }, { "id": "31", "key": "purchase" } ],
        "features": [ { "id": "20", "key": "banner", "variables": [ { "key": "headline", "type": "string" } ] } ]
        """);

    private static readonly CodeFixProvider[] Fixes =
        [.. typeof(RemoveFlagFix).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task No_fix_or_refactoring_throws_on_incomplete_code(int seed)
    {
        var random = new Random(seed);
        var at = random.Next(Page.IndexOf("internal", StringComparison.Ordinal), Page.Length);
        string[] fragments = ["", ".", "(", "nameof()", " is {", "?."];
        await TryAsync(Page[..at] + fragments[random.Next(fragments.Length)], at);
        await TryAsync(Page[..at] + fragments[random.Next(fragments.Length)] + Page[Math.Min(Page.Length, at + random.Next(12))..], at);
    }

    /// <summary>If the page had no fixes or refactorings, the other tests would prove nothing.</summary>
    [Fact]
    public async Task The_complete_page_has_fixes_and_refactorings()
    {
        Assert.NotEmpty(Fixes);
        var (fixes, refactorings) = await TryAsync(Page, Page.IndexOf("Banner", StringComparison.Ordinal));
        Assert.NotEmpty(fixes);
        Assert.NotEmpty(refactorings);
    }

    [Fact]
    public async Task An_empty_nameof_expression_causes_no_exception()
    {
        var typed = Page.Replace("nameof(context.Features.Banner)", "nameof() + context.Features.Banner.Headline", StringComparison.Ordinal);

        await TryAsync(typed, typed.IndexOf("nameof()", StringComparison.Ordinal) + "nameof() + context.Features.Ban".Length);
    }

    /// <summary>Runs every fix and refactoring, and returns their actions.</summary>
    private static async Task<(IReadOnlyList<CodeAction> Fixes, IReadOnlyList<CodeAction> Refactorings)> TryAsync(string text, int at)
    {
        var project = new TestProject
        {
            Generates = true,
            AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = Config },
            Sources = new Dictionary<string, string> { ["Page.cs"] = text },
        }.Open();
        var document = project.Documents.Single();
        var (fixes, refactorings) = (new List<CodeAction>(), new List<CodeAction>());
        foreach (var position in new[] { at, at - 1, at - 8, text.IndexOf("Banner", StringComparison.Ordinal), text.IndexOf("Checkout", StringComparison.Ordinal) }.Where(position => position >= 0 && position <= text.Length))
            await new RemoveFlagRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(position, 0), refactorings.Add, TestContext.Current.CancellationToken));
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var found = (await Analysis.RunAsync(project, compilation.GetDiagnostics(TestContext.Current.CancellationToken).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)))
            .Concat(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Id.StartsWith("CVT", StringComparison.Ordinal) && diagnostic.Location.SourceTree?.FilePath == document.FilePath));
        foreach (var diagnostic in found.Where(diagnostic => diagnostic.Location.IsInSource))
        {
            foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => fixes.Add(action), TestContext.Current.CancellationToken));
        }

        foreach (var action in fixes.Concat(refactorings).SelectMany(action => action.NestedActions.Length > 0 ? action.NestedActions.Take(1) : [action]).DistinctBy(action => (action.Title, action.EquivalenceKey)))
            await action.GetOperationsAsync(project.Solution, new NoProgress(), TestContext.Current.CancellationToken);
        return (fixes, refactorings);
    }

    private sealed class NoProgress : IProgress<CodeAnalysisProgress>
    {
        public void Report(CodeAnalysisProgress value)
        {
        }
    }
}
