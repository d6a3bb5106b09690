namespace ConvertTyped.Cleanup.Tests;

/// <summary>Tests how a cleanup treats documents that do not name the flag.</summary>
public class SeveralDocumentsTests
{
    [Fact]
    public async Task A_member_that_another_part_of_its_type_sets_is_not_constant()
    {
        var cleaned = await CleanAsync("on",
            ("One.cs", """
                using ConvertTyped;

                internal sealed partial class Page
                {
                    private bool _isNew;

                    internal Page(ConvertContext context) => _isNew = context.Features.CheckoutBanner.IsEnabled;

                    internal string Title() => _isNew ? "new" : "old";
                }
                """),
            ("Two.cs", "internal sealed partial class Page { internal void Close() => _isNew = false; }"));

        Assert.Contains("_isNew = true;", cleaned["One.cs"], StringComparison.Ordinal);
        Assert.Contains("_isNew ? \"new\" : \"old\"", cleaned["One.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_of_a_partly_generated_class_is_removed_if_only_removed_code_sets_it()
    {
        var cleaned = await CleanAsync("off",
            ("Page.razor.cs", """
                using System.Threading;
                using ConvertTyped;

                internal sealed partial class Page
                {
                    private Timer? _timer;

                    internal void Start(ConvertContext context)
                    {
                        if (context.Features.CheckoutBanner.IsEnabled)
                            _timer = new Timer(_ => { });
                    }

                    internal void Dispose() => _timer?.Dispose();
                }
                """),
            ("Page_razor.g.cs", "internal sealed partial class Page { internal string Render() => \"page\"; }"));

        Assert.DoesNotContain("_timer", cleaned["Page.razor.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_on_a_public_member_that_is_now_constant_is_folded_in_every_document()
    {
        var cleaned = await CleanAsync("off",
            ("Page.cs", "public sealed class Page(ConvertTyped.ConvertContext context) { public bool IsNew => context.Features.CheckoutBanner.IsEnabled; }"),
            ("Caller.cs", "internal static class Caller { internal static string Title(Page page) => page.IsNew ? \"new\" : \"old\"; }"));

        Assert.Contains("public bool IsNew => false;", cleaned["Page.cs"], StringComparison.Ordinal);
        Assert.Contains("=> \"old\";", cleaned["Caller.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_that_other_code_may_use_are_noted_when_the_solution_no_longer_uses_them()
    {
        var project = CleanupProject.Create([
            ("Page.cs", """
                internal static class Page
                {
                    // This applies until CheckoutBanner is decided.
                    internal static string Title(ConvertTyped.ConvertContext context) => context.Features.CheckoutBanner.IsEnabled ? Titles.New : Titles.Old;
                }
                """),
            ("Titles.cs", "internal static class Titles { internal static string New => \"new\"; internal static string Old => \"old\"; }")]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("on"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            ["Page.cs: The comment \"This applies until CheckoutBanner is decided.\" mentions the flag.", "Page.cs: The parameter 'context' of 'Title' is no longer read.", "Titles.cs: The solution no longer uses the property 'Old'."],
            result.Notes.Select(note => $"{Path.GetFileName(note.Location.SourceTree!.FilePath)}: {note.Text}").Order(StringComparer.Ordinal));
    }

    private static async Task<Dictionary<string, string>> CleanAsync(string decided, params (string Name, string Text)[] documents)
    {
        var project = CleanupProject.Create(documents);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named(decided), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(result.Failures);
        Assert.Empty(result.Left);
        var cleaned = new Dictionary<string, string>();
        foreach (var document in result.Solution.GetProject(project.Id)!.Documents)
            cleaned.Add(document.Name, (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        return cleaned;
    }
}
