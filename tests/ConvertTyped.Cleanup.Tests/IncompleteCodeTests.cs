using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>Cleaning up code that does not compile, such as code that is still being typed, returns a result and throws no exception.</summary>
public class IncompleteCodeTests
{
    private const int PlacesPerFile = 3;

    private static readonly string[] Fragments = ["", ".", "(", "nameof()", " is {", " ? ", "<", "$\"{", "[", " => ", "case ", "/// <see cref=\"\"/>"];

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus", "Realistic");

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_file_that_is_truncated_or_edited_at_a_random_place_does_not_interrupt_a_clean_up(string name)
    {
        var whole = await File.ReadAllTextAsync(Path.Combine(Folder, name, "before.cs"), TestContext.Current.CancellationToken);
        var decision = Decisions.Named(Path.GetExtension(name)[1..]);
        var project = CleanupProject.Create([(name, whole)]);
        var random = new Random(name.Length);
        for (var place = 0; place < PlacesPerFile; place++)
        {
            var at = random.Next(whole.Length);
            var fragment = Fragments[random.Next(Fragments.Length)];
            var next = whole.IndexOf(random.Next(2) == 0 ? ' ' : '\n', at) is var end and >= 0 ? end : whole.Length;
            string[] texts = [whole[..at] + fragment, whole[..at] + fragment + whole[at..], whole[..at] + fragment + whole[next..]];
            foreach (var text in texts)
            {
                var solution = project.Solution.WithDocumentText(project.DocumentIds[0], SourceText.From(text));
                var thrown = await Record.ExceptionAsync(() => CleanupEngine.EditAsync(solution, decision, new(), TestContext.Current.CancellationToken));
                Assert.True(
                    thrown is null, $"The cleanup of code edited at '{text[Math.Max(0, at - 60)..Math.Min(text.Length, at + fragment.Length)]}' threw an exception: {thrown}");
            }
        }
    }

    [Theory]
    [InlineData("print(nameof());")]
    [InlineData("print(nameof(context.Features.CheckoutBanner, ));")]
    [InlineData("print(nameof(context.Features.CheckoutBanner., 1));")]
    [InlineData("context.RunFeature();")]
    [InlineData("context.RunFeature(featureKey: );")]
    [InlineData("if (context.Features.CheckoutBanner is { }")]
    [InlineData("print(context.Features.CheckoutBanner switch { });")]
    [InlineData("switch (context.Features.CheckoutBanner.IsEnabled) { case }")]
    [InlineData("string.IsNullOrEmpty(); context.Features.CheckoutBanner.")]
    [InlineData("System.Diagnostics.Debug.Assert(); context.Features.CheckoutBanner.IsEnabled;")]
    [InlineData("context.Features.CheckoutBanner?.[")]
    [InlineData("new ConvertTyped.Testing.TestConvert().Experiences.CheckoutExperiment.Force();")]
    [InlineData("} } class Other { } print(context.Features.CheckoutBanner.IsEnabled); if (")]
    [InlineData("(var a, ) = context.Features.CheckoutBanner.IsEnabled ? ( , 1) : ;")]
    public async Task An_unfinished_statement_does_not_interrupt_a_clean_up(string statement)
    {
        var project = CleanupProject.Create([("Page.cs", $"internal static class Page {{ static void Run(ConvertTyped.ConvertContext context, System.Action<object?> print) {{ {statement} }} }}")]);

        foreach (var decided in new[] { "on", "treatment" })
            Assert.Null(await Record.ExceptionAsync(() => CleanupEngine.RunAsync(project.Solution, Decisions.Named(decided), cancellationToken: TestContext.Current.CancellationToken)));
    }
}
