using ConvertTyped.Cleanup.Reviewing;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>Tests the review notes of a cleanup, for example on mentions of the flag, constant or unused code, and goals that are no longer tracked.</summary>
public class ReviewNoteTests
{
    private const string ShortKeys = """
        {
          "account_id": "1", "project": { "id": "2" }, "features": [], "goals": [], "audiences": [], "locations": [], "segments": [],
          "experiences": [ { "id": "10", "key": "on", "variations": [
            { "id": "11", "key": "a", "traffic_allocation": 50, "changes": [] }, { "id": "12", "key": "b", "traffic_allocation": 50, "changes": [] } ] } ]
        }
        """;

    [Theory]
    [InlineData("a", "A", "// This is a comment on a page.", false)]
    [InlineData("a", "A", "// Variation a has the new title.", true)]
    [InlineData("a", "A", "// The visitors of 'a' see it.", true)]
    [InlineData("on", "On", "// Depends on the context.", false)]
    [InlineData("on", "On", "/// <summary>The title of <c>on</c>.</summary>", true)]
    [InlineData("default", "Default", "// The default is 3.", false)]
    [InlineData("treatment", "Treatment", "// Only the treatment has it.", true)]
    [InlineData("treatment", "Treatment", "// Treatments differ.", false)]
    [InlineData("checkout-banner", "CheckoutBanner", "// Until checkout-banner ends.", true)]
    [InlineData("checkout-banner", "CheckoutBanner", "// See CheckoutBannerPage.", true)]
    [InlineData("checkout", "Checkout", "// Before checkouts.", false)]
    [InlineData("100", "_100", "// At most 100 items.", false)]
    [InlineData("2026-07", "_202607", "// Since 2026-07.", true)]
    public void A_comment_is_noted_only_if_it_probably_refers_to_the_flag_or_the_variation(string key, string memberName, string comment, bool isMentioned) =>
        Assert.Equal(isMentioned, new NameMentions(key, memberName).IndexIn(comment) is not null);

    [Theory]
    [InlineData("a", "A", "IsAvailable", false)]
    [InlineData("a", "A", "ShowsVariationA", true)]
    [InlineData("on", "On", "IsOnline", false)]
    [InlineData("treatment", "Treatment", "TitleOfTreatment", true)]
    [InlineData("treatment", "Treatment", "treatmentTitle", true)]
    [InlineData("treatment", "Treatment", "Treatments", false)]
    [InlineData("checkout-banner", "CheckoutBanner", "_checkoutBannerTitle", true)]
    [InlineData("checkout-banner", "CheckoutBanner", "The_checkout_banner_has_a_title", true)]
    public void An_identifier_is_noted_only_if_it_contains_the_name_of_the_flag_or_the_variation_as_a_word(string key, string memberName, string identifier, bool isMentioned) =>
        Assert.Equal(isMentioned, new NameMentions(key, memberName).IsPartOf(identifier));

    [Fact]
    public async Task A_flag_and_a_variation_with_short_keys_are_not_found_in_every_comment()
    {
        var project = CleanupProject.Create(
            [("Page.cs", """
                internal static class Page
                {
                    /// <summary>A title that depends on the visitor.</summary>
                    internal static string IsOnA(ConvertTyped.ConvertContext context)
                    {
                        // This is a comment on a title.
                        var title = context.Experiences.On.Variation == Shop.ConvertAccessors.OnVariation.A ? "new" : "old";
                        // For variation a only.
                        return title + context.VisitorId;
                    }
                }
                """)],
            config: ShortKeys);
        var result = await CleanupEngine.RunAsync(
            project.Solution, new ExperienceDecision("on", "On", new("11", "a", "A")), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(result.Left);
        Assert.Equal(["The comment \"For variation a only.\" mentions the kept variation."], result.Notes.Select(note => note.Text));
    }

    [Fact]
    public async Task Constant_lambdas_and_comments_about_removed_conditions_or_variations_are_noted()
    {
        var project = CleanupProject.Create([("Page.cs", """
            using System.Collections.Generic;
            using System.Linq;
            using ConvertTyped;

            internal static class Page
            {
                internal static string Title(ConvertContext context, HashSet<string> names)
                {
                    // Small carts have fewer steps.
                    if (context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment)
                        return "new";
                    return "old";
                }

                // Unlike the control group.
                internal static IEnumerable<string> Names(ConvertContext context, HashSet<string> names) =>
                    names.Where(_ => context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment);
            }
            """)]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("treatment"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(result.Left);
        Assert.Equal(
            [
                "The comment \"Small carts have fewer steps.\" preceded code that was removed.",
                "The comment \"Unlike the control group.\" may mention the removed variation 'Control'.",
                "The lambda expression now always returns true.",
                "The method 'Title' now always returns \"new\".",
                "The parameter 'context' of 'Names' is no longer read.",
                "The parameter 'context' of 'Title' is no longer read.",
            ],
            result.Notes.Select(note => note.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Members_that_can_be_simplified_and_comments_on_changed_members_are_noted()
    {
        var project = CleanupProject.Create([("Page.cs", """
            using ConvertTyped;

            public sealed class Page
            {
                private readonly string _name;
                private readonly System.IO.TextWriter _log;

                public Page(ConvertContext context, string name, System.IO.TextWriter log)
                {
                    _name = name;
                    _log = log;
                    Group = null;
                    if (context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Control)
                        Group = name;
                }

                public string? Group { get; private set; }

                public bool TakesPart => Group is not null;

                /// <summary>Shows one of the steps.</summary>
                public string Show(ConvertContext context, string step)
                {
                    if (context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Control)
                        return Step(step);
                    return Title(context) + _name;
                }

                private string Step(string step)
                {
                    _log.Write(step);
                    return step;
                }

                private string Title(ConvertContext context) =>
                    context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Control ? _name : context.VisitorId;
            }
            """)]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("treatment"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(result.Failures);
        Assert.Equal(
            [
                "The comment \"Shows one of the steps.\" may no longer be true, because the member that it belongs to has changed.",
                "The method 'Title' no longer accesses instance members, so it can be static.",
                "The parameter 'log' of 'Page' is no longer read.",
                "The parameter 'step' of 'Show' is no longer read.",
                "The property 'Group' is now only set to null.",
            ],
            result.Notes.Select(note => note.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_condition_on_a_property_that_is_no_longer_set_is_noted()
    {
        var project = CleanupProject.Create([("Page.cs", """
            public sealed class Page
            {
                public string? Group { get; private set; }

                public bool TakesPart => Group is not null;

                public void Show(ConvertTyped.ConvertContext context)
                {
                    if (context.Features.CheckoutBanner.IsEnabled)
                        Group = context.VisitorId;
                }
            }
            """)]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("off"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("The property 'TakesPart' is now always false, because nothing sets 'Group'.", result.Notes.Select(note => note.Text));
    }

    [Fact]
    public async Task A_parameter_that_is_only_checked_for_null_is_noted()
    {
        var project = CleanupProject.Create([("Page.cs", """
            public static class Page
            {
                public static void Show(ConvertTyped.ConvertContext context, System.IO.TextWriter log)
                {
                    System.ArgumentNullException.ThrowIfNull(context);
                    log.Write(context.Features.CheckoutBanner.IsEnabled ? "on" : "off");
                }
            }
            """)]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("off"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["The parameter 'context' of 'Show' is now only checked for null."], result.Notes.Select(note => note.Text));
    }

    [Fact]
    public async Task A_condition_on_another_property_with_the_same_name_is_not_noted()
    {
        var project = CleanupProject.Create([("Page.cs", """
            public sealed class Page
            {
                public string? Group { get; private set; }

                public string? Other => Group ?? null;

                public void Show(ConvertTyped.ConvertContext context)
                {
                    if (context.Features.CheckoutBanner.IsEnabled)
                        Group = context.VisitorId;
                }
            }

            public sealed class Team(string? group)
            {
                public string? Group => group;

                public bool TakesPart => Group is not null;
            }
            """)]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("off"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.DoesNotContain(result.Notes, note => note.Text.Contains("because nothing sets 'Group'", StringComparison.Ordinal));
        Assert.Contains("The solution no longer sets the property 'Page.Group'.", result.Notes.Select(note => note.Text));
    }

    [Theory]
    [InlineData("Goals.Purchase.Track(context)", "", true)]
    [InlineData("context.Goals.Purchase.Track()", "", true)]
    [InlineData("context.TrackConversion(\"purchase\")", "", true)]
    [InlineData("context.Goals.Purchase.Track()", "context.TrackConversion(\"purchase\");", false)]
    [InlineData("context.TrackConversion(\"purchase\")", "Goals.Purchase.Track(context);", false)]
    [InlineData("context.Goals.Purchase.Track()", "context.TrackConversion(GoalKeys.Purchase);", false)]
    public async Task A_goal_that_only_removed_code_tracked_is_noted(string tracked, string other, bool isNoted)
    {
        var project = CleanupProject.Create([
            ("Page.cs", $$"""
                using ConvertTyped;

                internal static class Page
                {
                    internal static void Show(ConvertContext context)
                    {
                        if (context.Features.CheckoutBanner.IsEnabled)
                            {{tracked}};
                    }
                }
                """),
            ("Other.cs", $$"""using ConvertTyped; internal static class Other { internal static void Show(ConvertContext context) { {{other}} } }""")]);
        await CleanupProject.CompileAsync(project);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("off"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(isNoted, result.Notes.Any(note => note.Text == "The solution no longer tracks the goal 'purchase'."));
    }

    [Fact]
    public async Task A_goal_that_a_Razor_file_tracks_is_not_noted()
    {
        var project = CleanupProject.Create([("Page.cs", """
            internal static class Page
            {
                internal static void Show(ConvertTyped.ConvertContext context)
                {
                    if (context.Features.CheckoutBanner.IsEnabled)
                        context.TrackConversion("purchase");
                }
            }
            """)]).AddAdditionalDocument("Page.cshtml", "@{ Convert.Goals.Purchase.Track(); }", filePath: "/shop/Page.cshtml").Project;
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("off"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.DoesNotContain(result.Notes, note => note.Text.Contains("goal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_goal_that_two_documents_tracked_is_noted_once()
    {
        var tracks = "internal static void Show(ConvertTyped.ConvertContext context) { if (context.Features.CheckoutBanner.IsEnabled) context.TrackConversion(\"purchase\"); }";
        var project = CleanupProject.Create([("Page.cs", $"internal static class Page {{ {tracks} }}"), ("Other.cs", $"internal static class Other {{ {tracks} }}")]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("off"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Single(result.Notes, note => note.Text == "The solution no longer tracks the goal 'purchase'.");
    }

    [Theory]
    [InlineData("order with { Count = 2 }", true)]
    [InlineData("order with { Count = order.Price }", true)]
    [InlineData("order with { Price = 2 }", false)]
    [InlineData("order with { Count = order.Count + 1 }", false)]
    [InlineData("order with { Count = order.Total }", false)]
    public async Task A_value_that_is_always_replaced_is_noted(string kept, bool isNoted)
    {
        var project = CleanupProject.Create([("Order.cs", $$"""
            public sealed record Order(int Price, int Count)
            {
                public int Total => Price * Count;

                public static Order Create(ConvertTyped.ConvertContext context)
                {
                    var order = new Order(Price: 10, Count: 1);
                    return context.Features.CheckoutBanner.IsEnabled ? order : {{kept}};
                }
            }
            """)]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("off"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(result.Failures);
        Assert.Equal(isNoted, result.Notes.Any(note => note.Text == "The value of 'Count' is never read, because every 'with' expression on 'order' replaces it."));
    }

    [Fact]
    public async Task A_property_that_implements_an_interface_is_not_noted_as_unused()
    {
        var project = CleanupProject.Create([("Page.cs", """
            public interface IPage
            {
                string Title { get; }
            }

            public sealed class Page : IPage
            {
                public string Title => "page";

                public static string Show(ConvertTyped.ConvertContext context, Page page) => context.Features.CheckoutBanner.IsEnabled ? page.Title : "none";
            }
            """)]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("off"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.DoesNotContain(result.Notes, note => note.Text.Contains("Title", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_note_names_the_type_of_a_member_if_another_type_has_a_member_of_the_same_name()
    {
        var project = CleanupProject.Create([("Order.cs", """
            public sealed record Order(int Count, int Size)
            {
                public static int Units(ConvertTyped.ConvertContext context, Order order, Cart cart) =>
                    context.Features.CheckoutBanner.IsEnabled ? order.Count + order.Size : cart.Count;
            }

            public sealed record Cart(int Count);
            """)]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("off"), cancellationToken: TestContext.Current.CancellationToken);

        var notes = result.Notes.Select(note => note.Text).ToList();
        Assert.Contains("The solution no longer uses the property 'Order.Count'.", notes);
        Assert.Contains("The solution no longer uses the property 'Size'.", notes);
    }

    [Fact]
    public async Task A_comment_on_a_statement_that_has_not_changed_is_not_noted()
    {
        var project = CleanupProject.Create([("Page.cs", """
            internal static class Page
            {
                internal static string Show(ConvertTyped.ConvertContext context, System.Func<string> step)
                {
                    if (context.Features.CheckoutBanner.IsEnabled)
                        return step();
                    // The last step is short.
                    return context.VisitorId;
                }
            }
            """)]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("off"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.DoesNotContain(result.Notes, note => note.Text.Contains("comment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Redundant_overrides_and_constant_parameters_of_private_methods_are_noted()
    {
        var project = CleanupProject.Create([("Page.cs", """
            using ConvertTyped;

            internal class Page
            {
                internal virtual void Show(ConvertContext context, System.IO.TextWriter log) => log.Write(context.VisitorId);

                internal virtual System.Threading.Tasks.Task SaveAsync(ConvertContext context) => System.Threading.Tasks.Task.FromResult(context.VisitorId);
            }

            internal sealed class WidePage : Page
            {
                internal override void Show(ConvertContext context, System.IO.TextWriter log)
                {
                    if (context.Features.CheckoutBanner.IsEnabled)
                        log.Write("banner");
                    base.Show(context, log);
                }

                internal override async System.Threading.Tasks.Task SaveAsync(ConvertContext context)
                {
                    if (context.Features.CheckoutBanner.IsEnabled)
                        await System.Threading.Tasks.Task.Delay(1);
                    await base.SaveAsync(context).ConfigureAwait(false);
                }

                internal void Print(ConvertContext context, System.IO.TextWriter log)
                {
                    Print(log, context.Features.CheckoutBanner.IsEnabled ? 3 : 1);
                    Print(log, 1);
                }

                private static void Print(System.IO.TextWriter log, int columns)
                {
                    log.Write(columns);
                    log.Write(columns + 1);
                }
            }
            """)]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("off"), cancellationToken: TestContext.Current.CancellationToken);

        var notes = result.Notes.Select(note => note.Text).ToList();
        Assert.Contains("The method 'WidePage.Show' now only calls the base method.", notes);
        Assert.Contains("The method 'WidePage.SaveAsync' now only calls the base method.", notes);
        Assert.Contains("The parameter 'columns' of 'Print' is now always 1.", notes);
    }

    [Fact]
    public async Task A_property_that_the_primary_constructor_of_a_record_sets_is_not_noted()
    {
        var project = CleanupProject.Create([("Order.cs", """
            public sealed record Order(int Count)
            {
                public Order Twice(ConvertTyped.ConvertContext context) => context.Features.CheckoutBanner.IsEnabled ? this with { Count = Count * 2 } : new(Count);
            }
            """)]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("off"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["The parameter 'context' of 'Twice' is no longer read."], result.Notes.Select(note => note.Text));
    }

    [Fact]
    public async Task A_member_that_a_Razor_file_names_is_not_noted_as_unused()
    {
        var project = CleanupProject.Create([("Page.cs", """
            public sealed class Page
            {
                public bool IsWide { get; private set; }

                public bool IsTall { get; private set; }

                public void Show(ConvertTyped.ConvertContext context)
                {
                    if (context.Features.CheckoutBanner.IsEnabled && IsWide && IsTall)
                        IsWide = IsTall = context.VisitorId.Length > 3;
                }
            }
            """)]).AddAdditionalDocument("Page.cshtml", "<p>@(Model.IsWide ? 1 : 2)</p>", filePath: "/shop/Page.cshtml").Project;
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("off"), cancellationToken: TestContext.Current.CancellationToken);

        var notes = result.Notes.Select(note => note.Text).ToList();
        Assert.Contains("The solution no longer uses the property 'IsTall'.", notes);
        Assert.DoesNotContain(notes, note => note.Contains("IsWide", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_comment_is_quoted_where_it_mentions_the_flag()
    {
        var comment = "// " + string.Concat(Enumerable.Repeat("many words ", 12)) + "before checkout-banner ends.";

        Assert.EndsWith("before checkout-banner ends.\"", CommentText.Quote(comment, comment.IndexOf("checkout-banner", StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
