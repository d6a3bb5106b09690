using ConvertTyped.Tool.Commands;

namespace ConvertTyped.Tool.Tests.Conventions;

public class OptionTests
{
    public static TheoryData<string, string> Options =>
        [.. CommandLine.Root().Subcommands.SelectMany(command => command.Options.Select(option => (command.Name, option.Name)))];

    [Theory]
    [MemberData(nameof(Options))]
    public void The_page_about_the_command_line_describes_every_option(string command, string option)
    {
        var sections = Repository.Read("docs", "command-line.md").Split("\n## ");
        var text = sections.Single(section => section.StartsWith("Common options\n", StringComparison.Ordinal))
            + sections.Single(section => section.StartsWith($"{command}\n", StringComparison.Ordinal));

        Assert.Matches($@"`[^`]*{option}\b", text);
    }
}
