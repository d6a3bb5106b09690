using System.Diagnostics;

namespace ConvertTyped.Tool.Tests.Ci;

/// <summary>Runs the recipes of docs/ci in a repository that has a remote. Scripts replace the GitHub CLI and <c>dotnet tool restore</c>.</summary>
public class RecipeTests
{
    [Fact]
    public async Task The_workflow_opens_a_pull_request_only_if_there_are_changes()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var clone = Clone(server);
        var steps = StepsOf("convert-config.yml");
        Assert.Equal(["Restore convert-typed", "Pull the config", "Open a pull request"], steps.Select(step => step.Name));

        foreach (var step in steps)
            Assert.Equal(0, Bash(clone, step.Script).ExitCode);
        Assert.False(clone.Has("gh.log"));

        server.Config.Serve(ShopConfig.Changed(config => config.Remove("experiences", "checkout-experiment")));
        foreach (var step in steps)
            Assert.Equal(0, Bash(clone, step.Script).ExitCode);

        Assert.StartsWith("pr create --head convert-config --title Update convert.json --body-file ", clone["gh.log"], StringComparison.Ordinal);
        Assert.Contains("`context.Experiences.CheckoutExperiment`", clone["temp/change.md"], StringComparison.Ordinal);
        var pushed = Bash(clone, "git -C remote show --stat --format=%s convert-config").Output;
        Assert.Contains("Update convert.json", pushed, StringComparison.Ordinal);
        Assert.Contains("convert.retired.json", pushed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_fails_and_annotates_the_file_if_the_file_is_stale()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var clone = Clone(server);
        var steps = StepsOf("convert-check.yml");
        foreach (var step in steps)
            Assert.Equal(0, Bash(clone, step.Script).ExitCode);

        server.Config.Serve(ShopConfig.Changed(config => config.Remove("goals", "add_to_cart")));
        var drift = Bash(clone, steps[^1].Script);
        Assert.Equal(1, drift.ExitCode);
        Assert.StartsWith("::error file=convert.json,", drift.Output, StringComparison.Ordinal);

        server.Config.Otherwise = Reply.Status(503);
        Assert.Equal(0, Bash(clone, steps[^1].Script).ExitCode);
    }

    /// <summary>Runs the check without the key, because GitHub does not give secrets to pull requests from forks.</summary>
    [Fact]
    public async Task A_pull_request_from_a_fork_gets_a_notice_that_the_check_for_drift_was_skipped()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var clone = Clone(server);
        server.Config.Serve(ShopConfig.Changed(config => config.Remove("goals", "add_to_cart")));

        var skipped = Bash(clone, "unset CONVERT_SDK_KEY\n" + StepsOf("convert-check.yml")[^1].Script);

        Assert.Equal(0, skipped.ExitCode);
        Assert.StartsWith("::notice title=Convert check::The check for drift was skipped", skipped.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_pushes_a_branch_and_prints_the_change()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var clone = Clone(server);
        var script = Repository.At("docs", "ci", "convert-config.sh");
        Assert.Contains("up to date", Bash(clone, $"sh '{script}'").Output, StringComparison.Ordinal);

        server.Config.Serve(ShopConfig.Changed(config => config.Experience("checkout-experiment").Variation("control")["traffic_allocation"] = 10));
        var run = Bash(clone, $"sh '{script}'");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("traffic of 'control'", run.Output, StringComparison.Ordinal);
        Assert.Contains("convert.json", Bash(clone, "git -C remote show --stat --format= convert-config").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("convert-check.yml")]
    [InlineData("convert-config.yml")]
    [InlineData("convert-config.sh")]
    public void The_page_about_CI_shows_each_recipe_in_full(string file) =>
        Assert.Contains($"\n{Repository.Read("docs", "ci", file)}```\n", Repository.Read("docs", "ci", "README.md"), StringComparison.Ordinal);

    private static Workplace Clone(FakeConvertServer server)
    {
        server.Config.Serve(ShopConfig.Text);
        var clone = Workplace.On(server);
        Directory.CreateDirectory(clone.At("bin"));
        Directory.CreateDirectory(clone.At("temp"));
        clone["bin/dotnet"] = $$"""
            #!/bin/sh
            PATH="${PATH#*:}"
            case "$*" in
                "tool restore") exit ;;
                "convert-typed "*) shift; exec dotnet '{{ToolProcess.Assembly}}' "$@" ;;
            esac
            exec dotnet "$@"

            """;
        clone["bin/gh"] = "#!/bin/sh\necho \"$@\" >> gh.log\n";
        var prepared = Bash(clone, """
            chmod +x bin/*
            printf 'bin/\ntemp/\nremote/\ngh.log\n' > .git-ignored
            git init --quiet --initial-branch main
            git config user.name test; git config user.email test@example.com
            cp .git-ignored .git/info/exclude; rm .git-ignored
            git init --quiet --bare "$PWD/remote"; git remote add origin "$PWD/remote"
            dotnet convert-typed pull
            git add convert.json && git commit --quiet --message first && git push --quiet origin main
            """);
        Assert.True(prepared.ExitCode == 0, prepared.Output);
        return clone;
    }

    /// <summary>The named steps of a workflow that run commands.</summary>
    private static List<(string Name, string Script)> StepsOf(string workflow)
    {
        var steps = new List<(string Name, string Script)>();
        var lines = Repository.Read("docs", "ci", workflow).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("      - name: ", StringComparison.Ordinal))
                continue;
            var (name, run) = (lines[i]["      - name: ".Length..], lines[i + 1].Trim());
            var body = lines.Skip(i + 2).TakeWhile(line => line.StartsWith("          ", StringComparison.Ordinal)).Select(line => line[10..]);
            steps.Add((name, run == "run: |" ? string.Join('\n', body) : run["run: ".Length..]));
        }
        return steps;
    }

    private static (int ExitCode, string Output) Bash(Workplace clone, string script)
    {
        // Runs the script as GitHub runs a step.
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        {
            WorkingDirectory = clone.Folder,
            RedirectStandardOutput = true,
            Environment = { ["PATH"] = $"{clone.At("bin")}:{Environment.GetEnvironmentVariable("PATH")}", ["RUNNER_TEMP"] = clone.At("temp") },
        };
        foreach (var (name, value) in clone.Environment)
            start.Environment[name] = value;
        using var bash = Process.Start(start)!;
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        Assert.DoesNotContain(ToolProcess.SdkKey, output, StringComparison.Ordinal);
        return (bash.ExitCode, output);
    }
}
