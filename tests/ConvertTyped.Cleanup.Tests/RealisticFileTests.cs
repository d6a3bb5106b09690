using System.Reflection;
using System.Runtime.CompilerServices;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>
/// Cleans up realistic files, compares the results with the expected files, and checks that the code prints the same output before and after the cleanup.
/// <c>CLEANUP_REWRITE=1</c> writes the results to the expected files, so that you can review the difference.
/// </summary>
public class RealisticFileTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus", "Realistic");
    private static readonly bool IsRewritten = Environment.GetEnvironmentVariable("CLEANUP_REWRITE") == "1";

    public static TheoryData<string> Decided => [.. Names.Select(name => Path.GetExtension(name)[1..]).Distinct()];

    private static IEnumerable<string> Names => Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Decided))]
    public async Task Files_are_cleaned_up_to_the_expected_code_and_print_the_same_output(string decided)
    {
        var decision = Decisions.Named(decided);
        var names = Names.Where(name => Path.GetExtension(name) == "." + decided).ToList();
        var project = CleanupProject.Create(names.Select(name => (name, File.ReadAllText(Path.Combine(Folder, name, "before.cs")))));
        var before = await CleanupProject.CompileAsync(project);

        var result = await CleanupEngine.RunAsync(project.Solution, decision, new(RemoveTests: true), TestContext.Current.CancellationToken);

        Assert.Empty(result.Failures);
        var after = await CleanupProject.CompileAsync(result.Solution.GetProject(project.Id)!);
        foreach (var name in names)
        {
            var text = (await result.Solution.GetProject(project.Id)!.Documents.Single(document => document.Name == name).GetTextAsync(TestContext.Current.CancellationToken)).ToString();
            var left = string.Concat(result.Left.Where(left => left.Location.SourceTree!.FilePath.EndsWith(name, StringComparison.Ordinal))
                .Select(left => $"// Left: {left.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(left.Location.SourceSpan)}: {left.Reason}\n"));
            left += string.Concat(result.Notes.Where(note => note.Location.SourceTree!.FilePath.EndsWith(name, StringComparison.Ordinal)).Select(note => $"// Review: {note.Text}\n"));
            if (IsRewritten)
                await File.WriteAllTextAsync(Path.Combine(SourceFolder(), name, "after.cs"), text + left, TestContext.Current.CancellationToken);
            else
                Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Folder, name, "after.cs"), TestContext.Current.CancellationToken), text + left);
            Assert.Equal(Printed(before, name, decision), Printed(after, name, decision));
        }
    }

    private static string Printed(Assembly assembly, string name, FlagDecision decision) =>
        CleanupProject.Run(assembly, $"Shop.{Path.GetFileNameWithoutExtension(name)}.Case", decision);

    private static string SourceFolder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Corpus", "Realistic");
}
