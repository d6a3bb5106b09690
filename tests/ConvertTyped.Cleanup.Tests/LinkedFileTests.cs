using Microsoft.CodeAnalysis;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>Tests files that several projects or target frameworks compile. A cleanup changes a shared file only where the change is the same for all of them.</summary>
public class LinkedFileTests
{
    [Fact]
    public async Task A_file_that_changes_in_the_same_way_in_all_projects_is_cleaned_up()
    {
        const string Page = """
            using ConvertTyped;

            internal static class Page
            {
                internal static string Title(ConvertContext context)
                {
            #if NEW
                    System.Console.WriteLine(context.VisitorId);
            #endif
                    return context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment ? "new" : "old";
                }
            }
            """;
        var (first, second, left) = await CleanAsync(Page);

        Assert.Equal(Page.Replace("context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment ? \"new\" : \"old\"", "\"new\"", StringComparison.Ordinal), first);
        Assert.Equal(first, second);
        Assert.Empty(left);
    }

    [Fact]
    public async Task A_member_that_would_change_in_different_ways_is_kept_and_listed()
    {
        const string Page = """
            using ConvertTyped;

            internal static class Page
            {
                internal static string Title(ConvertContext context)
                {
                    var isNew = context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment;
            #if NEW
                    System.Console.WriteLine(isNew);
            #endif
                    return isNew ? "new" : "old";
                }

                internal static string Text(ConvertContext context) => context.Experiences.CheckoutExperiment.Variation is CheckoutExperimentVariation.Treatment ? "long" : "short";
            }
            """;
        var (first, second, left) = await CleanAsync(Page);

        Assert.Equal(Page.Replace("context.Experiences.CheckoutExperiment.Variation is CheckoutExperimentVariation.Treatment ? \"long\" : \"short\"", "\"long\"", StringComparison.Ordinal), first);
        Assert.Equal(first, second);
        Assert.Equal(["Without the flag, the projects or target frameworks that compile this file would need different code."], left.Select(use => use.Reason).Distinct());
    }

    [Fact]
    public async Task A_using_directive_that_only_one_project_needs_is_kept()
    {
        const string Page = """
            using System;
            using System.Text;
            using ConvertTyped;

            internal static class Page
            {
                internal static string Title(ConvertContext context) =>
                    context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment ? "new" : new StringBuilder("old").Append(Math.Abs(-3)).ToString();

            #if NEW
                internal static StringBuilder Builder { get; } = new();
            #endif
            }
            """;
        var (first, second, left) = await CleanAsync(Page);

        Assert.StartsWith("using System.Text;\nusing ConvertTyped;\n", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
        Assert.Empty(left);
    }

    [Fact]
    public async Task A_field_that_only_removed_code_sets_is_removed_in_all_projects()
    {
        const string Page = """
            using ConvertTyped;

            internal sealed class Page
            {
                private string? _title;

                internal string Title(ConvertContext context)
                {
                    if (context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Control)
                        _title = context.VisitorId;
                    return _title ?? "new";
                }
            }
            """;
        var (first, second, left) = await CleanAsync(Page);

        Assert.DoesNotContain("_title", first, StringComparison.Ordinal);
        Assert.Contains("\"new\";", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
        Assert.Empty(left);
    }

    private static async Task<(string First, string Second, IReadOnlyList<LeftUse> Left)> CleanAsync(string page)
    {
        var (project, other) = LinkedProjects.Create(page, "NEW");
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("treatment"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(result.Failures);
        return (await TextAsync(result.Solution.GetProject(project.Id)!), await TextAsync(result.Solution.GetProject(other)!), result.Left);
    }

    private static async Task<string> TextAsync(Project project) =>
        (await project.Documents.Single().GetTextAsync(TestContext.Current.CancellationToken)).ToString();
}
