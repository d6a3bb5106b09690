using System.Text.RegularExpressions;

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>A section of a documentation page as steps that can be run: commands for a shell, and changes to files.</summary>
internal sealed partial class Guide
{
    private const string RunCommand = "dotnet run";

    private readonly List<Step> _steps;
    private readonly Step _run;

    private Guide(List<Step> steps)
    {
        var run = steps.FindIndex(step => step.Content.StartsWith(RunCommand, StringComparison.Ordinal));
        Assert.InRange(run, 1, steps.Count - 1);
        (_steps, _run, Printed) = (steps[..run], steps[run], string.Join('\n', steps[(run + 1)..].Select(step => step.Content)));
    }

    /// <summary>What the section says that the program prints; empty if it does not show it.</summary>
    internal string Printed { get; }

    internal static Guide Read(string page, string heading)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", page));
        var section = text.Split("\n## ").Single(part => part.StartsWith(heading + "\n", StringComparison.Ordinal));
        return new([.. Block().Matches(section).Select(block => new Step(block.Groups["before"].Value, block.Groups["content"].Value.TrimEnd('\n')))]);
    }

    /// <summary>Follows the steps up to the one that runs the program. The project is in the folder <c>Shop</c> then.</summary>
    internal async Task FollowAsync(string folder)
    {
        foreach (var step in _steps)
        {
            if (step.Intro.Length == 0)
                (await RunAsync(folder, step.Content)).RequireSuccess();
            else
                step.Change(Path.Combine(folder, "Shop"));
        }
    }

    /// <summary>Runs the program with the section's own command, and returns what it prints.</summary>
    internal async Task<string> RunProgramAsync(string folder)
    {
        var result = await RunAsync(Path.Combine(folder, "Shop"), _run.Content);
        result.RequireSuccess();
        return result.Output.ReplaceLineEndings("\n").TrimEnd('\n');
    }

    private static Task<ProcessResult> RunAsync(string folder, string commands) =>
        Task.Run(() => Dotnet.RunProgram("bash", folder, ["-euo", "pipefail", "-c", commands]));

    /// <summary>A fenced block, and the line above it if it is a file that changes.</summary>
    [GeneratedRegex("(?<before>(In|In a new file|At the (top|end) of) `[^`]+`[^\n]*:|[^\n]*)\n\n```(?<language>[a-z]+)\n(?<content>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    private sealed partial class Step(string before, string content)
    {
        internal string Content => content;

        internal string Intro => Place().IsMatch(before) ? before : "";

        internal void Change(string project)
        {
            var place = Place().Match(before);
            var file = Path.Combine(project, place.Groups["file"].Value);
            var isNew = place.Groups["how"].Value == "In a new file";
            Assert.Equal(isNew, !File.Exists(file));
            var text = isNew ? "" : File.ReadAllText(file).ReplaceLineEndings("\n");
            var anchor = place.Groups["anchor"].Value;
            Assert.Contains(anchor, text, StringComparison.Ordinal);
            File.WriteAllText(file, place.Groups["how"].Value switch
            {
                "At the top of" => $"{content}\n{text}",
                "In a new file" => $"{content}\n",
                "At the end of" => $"{text.TrimEnd('\n')}\n{content}\n",
                _ when place.Groups["action"].Value == "before" => ReplaceFirst(text, anchor, $"{content}\n{anchor}"),
                _ => ReplaceFirst(text, anchor, content),
            });
        }

        private static string ReplaceFirst(string text, string old, string replacement) =>
            text.IndexOf(old, StringComparison.Ordinal) is var at ? text[..at] + replacement + text[(at + old.Length)..] : text;

        [GeneratedRegex("^(?<how>In|In a new file|At the top of|At the end of) `(?<file>[^`]+)`,( (?<action>before|replace) `(?<anchor>[^`]+)`(,| with))?( add)?:$")]
        private static partial Regex Place();
    }
}
