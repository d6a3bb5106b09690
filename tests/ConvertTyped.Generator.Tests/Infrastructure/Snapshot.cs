using System.Runtime.CompilerServices;

namespace ConvertTyped.Generator.Tests;

/// <summary>
/// Compares generated code with the file <c>name.verified.cs</c> beside the test. If CONVERTTYPED_WRITE_SNAPSHOTS=1 is set, the file is written instead. Review
/// the difference before you commit the file.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string generated, string name, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, name + ".verified.cs");
        var version = typeof(ConvertGenerator).Assembly.GetName().Version!.ToString(3);
        var actual = generated.Replace($"\"{version}\"", "\"VERSION\"", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("CONVERTTYPED_WRITE_SNAPSHOTS") == "1")
            File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual, ignoreLineEndingDifferences: true);
    }
}
