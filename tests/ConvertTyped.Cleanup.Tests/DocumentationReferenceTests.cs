using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>Tests documentation comments that refer to removed code. The compiler checks these comments in projects that generate a documentation file.</summary>
public class DocumentationReferenceTests
{
    [Fact]
    public async Task References_to_generated_members_become_plain_names()
    {
        var cleaned = await CleanAsync("on", """
            using ConvertTyped;

            /// <summary>Shows <see cref="Features.CheckoutBanner"/>, <see cref="CheckoutBannerFeature">the banner</see>.</summary>
            /// <seealso cref="CheckoutBannerLayout"/>
            /// <seealso cref="Page"/>
            public static class Page
            {
                /// <summary>The title of <see cref="FeatureKeys.CheckoutBanner"/>.</summary>
                /// <param name="context">Provides <see cref="CheckoutBannerFeature.Headline"/>.</param>
                /// <returns>A <see cref="string"/>.</returns>
                public static string Title(ConvertContext context) => context.Features.CheckoutBanner.Headline ?? "old";
            }
            """);

        Assert.Equal("""
            using ConvertTyped;

            /// <summary>Shows <c>CheckoutBanner</c>, the banner.</summary>
            /// <seealso cref="Page"/>
            public static class Page
            {
                /// <summary>The title of <c>CheckoutBanner</c>.</summary>
                /// <param name="context">Provides <c>Headline</c>.</param>
                /// <returns>A <see cref="string"/>.</returns>
                public static string Title(ConvertContext context) => "Welcome";
            }
            """, cleaned);
    }

    [Fact]
    public async Task References_to_removed_members_and_parameters_become_plain_names()
    {
        var cleaned = await CleanAsync("treatment", """
            using ConvertTyped;

            /// <summary>A page.</summary>
            public static class Page
            {
                /// <summary>The title; see <see cref="Old(string)"/> and <see cref="Of"/>.</summary>
                /// <param name="context">The visitor's context.</param>
                public static string Title(ConvertContext context) => Of(context.Experiences.CheckoutExperiment.Variation, context.VisitorId);

                /// <summary>Depends on <paramref name="variation"/> and <paramref name="visitor"/>.</summary>
                /// <param name="variation">The variation: not <see cref="CheckoutExperimentVariation.None"/>.</param>
                /// <param name="visitor">The visitor.</param>
                private static string Of(CheckoutExperimentVariation variation, string visitor) =>
                    variation == CheckoutExperimentVariation.Treatment ? visitor + "!" : Old(visitor);

                /// <summary>The old title.</summary>
                private static string Old(string visitor) => visitor;
            }
            """);

        Assert.Equal("""
            using ConvertTyped;

            /// <summary>A page.</summary>
            public static class Page
            {
                /// <summary>The title; see <c>Old</c> and <see cref="Of"/>.</summary>
                /// <param name="context">The visitor's context.</param>
                public static string Title(ConvertContext context) => Of(context.VisitorId);

                /// <summary>Depends on <c>variation</c> and <paramref name="visitor"/>.</summary>
                /// <param name="visitor">The visitor.</param>
                private static string Of(string visitor) => visitor + "!";
            }
            """, cleaned);
    }

    [Fact]
    public async Task Directives_before_an_edited_comment_stay()
    {
        var cleaned = await CleanAsync("on", """
            using ConvertTyped;

            /// <summary>A page.</summary>
            public static class Page
            {
                #region Sizes
                private const int Width = 1;
                #endregion

                /// <seealso cref="CheckoutBannerLayout"/>
                /// <summary>The title of <see cref="FeatureKeys.CheckoutBanner"/>.</summary>
                public static string Title(ConvertContext context) => context.Features.CheckoutBanner.Headline + Width + Height;

            #if !OTHER
                private const int Height = 1;
            #else
                private const int Height = 2;
            #endif
                /// <seealso cref="CheckoutBannerLayout"/>
                /// <summary>The size.</summary>
                public static int Size => Height;

                /** <summary>The <see cref="CheckoutBannerLayout">layout</see>.</summary>
                 * <seealso cref="CheckoutBannerLayout"/>
                 */
                public static int Area => Width;
            }
            """);

        Assert.Equal("""
            using ConvertTyped;

            /// <summary>A page.</summary>
            public static class Page
            {
                #region Sizes
                private const int Width = 1;
                #endregion

                /// <summary>The title of <c>CheckoutBanner</c>.</summary>
                public static string Title(ConvertContext context) => "Welcome" + Width + Height;

            #if !OTHER
                private const int Height = 1;
            #else
                private const int Height = 2;
            #endif
                /// <summary>The size.</summary>
                public static int Size => Height;

                /** <summary>The layout.</summary>
                 */
                public static int Area => Width;
            }
            """, cleaned);
    }

    [Fact]
    public async Task Documentation_that_is_inherited_from_a_generated_member_is_listed()
    {
        var project = Create("""
            /// <inheritdoc cref="Shop.ConvertAccessors.CheckoutBannerFeature"/>
            public static class Page
            {
            }
            """);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("on"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("The documentation is inherited from code that is generated for the flag.", Assert.Single(result.Left).Reason);
    }

    private static Project Create(string code)
    {
        var project = CleanupProject.Create([("Page.cs", code)]);
        return project.WithParseOptions(((CSharpParseOptions)project.ParseOptions!).WithDocumentationMode(DocumentationMode.Diagnose));
    }

    private static async Task<string> CleanAsync(string decided, string code)
    {
        var decision = Decisions.Named(decided);
        var project = Create(code);
        Assert.DoesNotContain(await WarningsAsync(project), diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith("Page.cs", StringComparison.Ordinal) == true);
        var result = await CleanupEngine.RunAsync(project.Solution, decision, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(result.Failures);
        Assert.Empty(result.Left);
        var config = project.AdditionalDocuments.Single();
        var after = result.Solution.WithAdditionalDocumentText(config.Id, SourceText.From(CleanupProject.ConfigWithout(decision))).GetProject(project.Id)!;
        Assert.Empty(await WarningsAsync(after));
        return (await after.Documents.Single().GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }

    private static async Task<IReadOnlyList<Diagnostic>> WarningsAsync(Project project) =>
        [.. (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1591" && diagnostic.Id != "CS1573")];
}
