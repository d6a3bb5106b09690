using System.Text.RegularExpressions;

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Sections of a documentation page as steps that can be run: commands for a shell, and changes to files.</summary>
internal sealed partial class Guide
{
    private const string RunCommand = "dotnet run";
    private const string Project = "Shop";

    private readonly List<Step> _steps;
    private readonly string _run;

    private Guide(List<Step> steps)
    {
        var run = steps.FindIndex(step => step.Content.StartsWith(RunCommand, StringComparison.Ordinal));
        Assert.NotEqual(0, run);
        (_steps, _run, Printed) = run > 0
            ? (steps[..run], steps[run].Content, string.Join('\n', steps[(run + 1)..].Select(step => step.Content)))
            : (steps, RunCommand, steps[^1].Printed);
    }

    /// <summary>The output that the sections show; empty if they show no output.</summary>
    internal string Printed { get; }

    /// <summary>Reads sections, in the order of <paramref name="headings"/>, from a page in docs or from <c>../README.md</c>.</summary>
    internal static Guide Read(string page, params IReadOnlyList<string> headings)
    {
        var sections = File.ReadAllText(Path.Combine(Repository.Root, "docs", page)).Split("\n## ");
        return new([.. headings
            .SelectMany(heading => Block().Matches(sections.Single(section => section.StartsWith(heading + "\n", StringComparison.Ordinal))))
            .Select(block => new Step(block.Groups["before"].Value, block.Groups["content"].Value.TrimEnd('\n')))]);
    }

    /// <summary>Follows the steps before the one that runs the program. The commands create the project in the folder <paramref name="project"/>.</summary>
    internal async Task FollowAsync(string folder, string project = Project)
    {
        foreach (var step in _steps)
        {
            if (step.Intro.Length == 0)
                (await RunAsync(folder, step.Content)).RequireSuccess();
            else
                step.Change(Path.Combine(folder, project));
        }
    }

    /// <summary>Runs the program with the page's own command, and returns what it prints.</summary>
    internal async Task<string> RunProgramAsync(string folder)
    {
        var result = await RunAsync(Path.Combine(folder, Project), _run);
        result.RequireSuccess();
        return result.Output.ReplaceLineEndings("\n").TrimEnd('\n');
    }

    private static Task<ProcessResult> RunAsync(string folder, string commands) =>
        Task.Run(() => Dotnet.RunProgram("bash", folder, ["-euo", "pipefail", "-c", commands]));

    /// <summary>A fenced block, and the line above the block, which can name a file to change.</summary>
    [GeneratedRegex("(?<before>(In|In a new file|At the (top|end) of|Replace) `[^`]+`[^\n]*:|[^\n]*)\n\n```(?<language>[a-z]+)\n(?<content>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    private sealed partial class Step(string before, string content)
    {
        internal string Content => content;

        /// <summary>The output of <c>dotnet run</c>, according to the line above the block.</summary>
        internal string Printed => Place().Match(before).Groups["printed"].Value;

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
                "In a new file" or "Replace" => $"{content}\n",
                "At the end of" => $"{text.TrimEnd('\n')}\n{content}\n",
                _ when place.Groups["action"].Value == "before" => ReplaceFirst(text, anchor, $"{content}\n{anchor}"),
                _ => ReplaceFirst(text, anchor, content),
            });
        }

        private static string ReplaceFirst(string text, string old, string replacement) =>
            text.IndexOf(old, StringComparison.Ordinal) is var at ? text[..at] + replacement + text[(at + old.Length)..] : text;

        [GeneratedRegex(
            "^((?<how>In|In a new file|At the top of|At the end of) `(?<file>[^`]+)`,( (?<action>before|replace) `(?<anchor>[^`]+)`(,| with))?( add)?" +
            "|(?<how>Replace) `(?<file>[^`]+)` with [^`]+(`dotnet run` prints `(?<printed>[^`]+)`|`dotnet [^:]+)):$")]
        private static partial Regex Place();
    }
}
