using Microsoft.CodeAnalysis;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>Tests that a cleanup does not change code that would have a new error without the flag, and that it still cleans up other code.</summary>
public class FrozenMemberTests
{
    /// <summary>
    /// A page whose method <c>Length</c> would not compile without the flag: the arm <c>&gt; 5</c> would be unreachable after the arm <c>&gt; 3</c> (CS8510),
    /// and a cleanup does not remove such an arm.
    /// </summary>
    private const string Page = """
        using ConvertTyped;

        internal static class Page
        {
            internal static string Length(ConvertContext context) => (context.Experiences.CheckoutExperiment.Variation, context.VisitorId.Length) switch
            {
                (CheckoutExperimentVariation.Treatment, > 3) => "middle",
        #if !WITHOUT_LONG
                (_, > 5) => "long",
        #endif
                _ => "short",
            };

            internal static string Title(ConvertContext context) => context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment ? "new" : "old";
        }
        """;

    [Fact]
    public async Task A_member_that_would_get_a_new_error_does_not_change_and_other_members_are_cleaned_up()
    {
        var result = await CleanAsync(CleanupProject.Create([("Page.cs", Page)]));

        Assert.Equal(Cleaned(Page), await TextAsync(result.Solution.Projects.Single()));
        AssertIsFrozen(Assert.Single(result.Left));
    }

    [Fact]
    public async Task A_member_that_is_frozen_in_one_target_framework_does_not_change_in_other_frameworks()
    {
        var (project, other) = LinkedProjects.Create(Page, "WITHOUT_LONG");

        var result = await CleanAsync(project);

        Assert.Equal(Cleaned(Page), await TextAsync(result.Solution.GetProject(project.Id)!));
        Assert.Equal(Cleaned(Page), await TextAsync(result.Solution.GetProject(other)!));
    }

    [Fact]
    public async Task A_frozen_test_keeps_its_overrides()
    {
        const string Tests = """
            using ConvertTyped;
            using ConvertTyped.Testing;

            internal sealed class PageTests
            {
                [Xunit.Fact]
                public void The_length_label_is_middle()
                {
                    using var convert = new TestConvert(ConvertConfig.FromString("{}"));
                    convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);
                    using var forced = convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);
                    var context = convert.Context("visitor");
                    Xunit.Assert.Equal("middle", (context.Experiences.CheckoutExperiment.Variation, context.VisitorId.Length) switch
                    {
                        (CheckoutExperimentVariation.Treatment, > 3) => "middle",
                        (_, > 5) => "long",
                        _ => "short",
                    });
                }
            }
            """;
        var result = await CleanAsync(CleanupProject.Create([("PageTests.cs", Tests)]));

        Assert.Equal(Tests, await TextAsync(result.Solution.Projects.Single()));
        Assert.Equal(3, result.Left.Count);
        Assert.All(result.Left, AssertIsFrozen);
    }

    [Fact]
    public async Task A_frozen_test_of_removed_code_is_not_removed()
    {
        const string Tests = """
            using ConvertTyped;
            using ConvertTyped.Testing;

            internal sealed class PageTests
            {
                [Xunit.Fact]
                public void Length()
                {
                    using var convert = new TestConvert(ConvertConfig.FromString("{}"));
                    convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Control);
                    Xunit.Assert.Equal("long", Length(convert.Context("visitor")));
                }

                private static string Length(ConvertContext context) => (context.Experiences.CheckoutExperiment.Variation, context.VisitorId.Length) switch
                {
                    (CheckoutExperimentVariation.Treatment, > 3) => "middle",
                    (_, > 5) => "long",
                    _ => "short",
                };

                public static string Title(ConvertContext context) => Length(context);
            }
            """;
        var result = await CleanAsync(CleanupProject.Create([("PageTests.cs", Tests)]), new CleanupOptions(RemoveTests: true));

        Assert.Equal(Tests, await TextAsync(result.Solution.Projects.Single()));
        Assert.Equal(2, result.Left.Count);
        Assert.All(result.Left, AssertIsFrozen);
    }

    [Fact]
    public async Task A_parameter_stays_if_a_frozen_member_passes_an_argument_for_it()
    {
        const string Code = """
            using ConvertTyped;

            internal static class Page
            {
                internal static string Title(ConvertContext context) => Of(context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment);

                internal static string Length(ConvertContext context) => (context.Experiences.CheckoutExperiment.Variation, context.VisitorId.Length) switch
                {
                    (CheckoutExperimentVariation.Treatment, > 3) => Of(true),
                    (_, > 5) => "long",
                    _ => "short",
                };

                private static string Of(bool isNew) => isNew ? "new" : "old";
            }
            """;
        var result = await CleanAsync(CleanupProject.Create([("Page.cs", Code)]));

        Assert.Equal(
            Code.Replace("Of(context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment)", "Of(true)", StringComparison.Ordinal),
            await TextAsync(result.Solution.Projects.Single()));
    }

    [Fact]
    public async Task Statements_of_a_frozen_program_do_not_change()
    {
        const string Program = """
            using System.Collections.Generic;
            using ConvertTyped;

            using var convert = new ConvertTyped.Testing.TestConvert(ConvertConfig.FromString("{}"));
            var context = convert.Context("visitor");
            var names = new List<string> { "a" };
            if (context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment)
                names.Add("new");
            names.Add((context.Experiences.CheckoutExperiment.Variation, context.VisitorId.Length) switch
            {
                (CheckoutExperimentVariation.Treatment, > 3) => "middle",
                (_, > 5) => "long",
                _ => "short",
            });
            """;
        var result = await CleanAsync(CleanupProject.Create([("Program.cs", Program)], OutputKind.ConsoleApplication));

        Assert.Equal(Program, await TextAsync(result.Solution.Projects.Single()));
        Assert.Equal(2, result.Left.Count);
        Assert.All(result.Left, AssertIsFrozen);
    }

    [Fact]
    public async Task Top_level_statements_are_indented_like_the_code_around_them()
    {
        const string Head = """
            using System;
            using ConvertTyped;

            ConvertContext context = (ConvertContext)(object)args[0];
            Console.WriteLine("start");

            """;
        var project = CleanupProject.Create([("Program.cs", Head + """
            if (context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment)
            {
                Console.WriteLine("new");
                Console.WriteLine("page");
            }
            else
            {
                Console.WriteLine("old");
            }
            Console.WriteLine(context.VisitorId);

            """)], OutputKind.ConsoleApplication);
        var result = await CleanAsync(project);

        Assert.Equal(Head + """
            Console.WriteLine("new");
            Console.WriteLine("page");
            Console.WriteLine(context.VisitorId);

            """, await TextAsync(result.Solution.Projects.Single()));
    }

    private static string Cleaned(string page) =>
        page.Replace("context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment ? \"new\" : \"old\"", "\"new\"", StringComparison.Ordinal);

    private static async Task<CleanupResult> CleanAsync(Project project, CleanupOptions? options = null)
    {
        var errors = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!.GetDiagnostics(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(errors, error => error.Severity == DiagnosticSeverity.Error);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("treatment"), options, TestContext.Current.CancellationToken);
        Assert.Empty(result.Failures);
        return result;
    }

    private static async Task<string> TextAsync(Project project) =>
        (await project.Documents.Single().GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private static void AssertIsFrozen(LeftUse use) =>
        Assert.StartsWith("Without the flag, the compiler would report a new warning or error in this code: CS8510", use.Reason, StringComparison.Ordinal);
}
