using System.CommandLine;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Rendering;
using ConvertTyped.Tool.Usages;

namespace ConvertTyped.Tool.Generate;

/// <summary>Creates the command <c>convert-typed generate</c>.</summary>
internal static class GenerateCommand
{
    private const string Description = """
        Write the generated code to files in the project, so that other source generators can see the code. Restore the project first. Set
        <ConvertTypedGenerate>false</ConvertTypedGenerate> in the project file, so that the build does not generate the code again.

        Example:
          convert-typed generate Shop.csproj --output Generated
        """;

    public static Command Create()
    {
        var project = new Argument<string?>("PROJECT") { Description = "The project. The default is the only project in the working directory.", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string>("--output") { Description = "The folder to write to, relative to the working directory. Choose a folder inside the project's folder, so that the build compiles the files.", HelpName = "DIR", Required = true };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 when a file would change." };
        var report = new ReportOptions(OutputFormat.Text, OutputFormat.Json);
        var command = new Command("generate", Description) { project, output, check };
        report.AddFormatTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = new GeneratedFolder(Path.GetFullPath(parsed.GetValue(output)!));
            var changes = folder.ChangesTo(await GeneratorRun.RunAsync(LoadedSolution.FindProject(parsed.GetValue(project)), cancellationToken));
            var isWritten = !parsed.GetValue(check);
            if (isWritten)
                GeneratedFolder.Apply(changes);
            report.Write(parsed, new GenerateReport(folder.Path, changes, isWritten));
            return (int)(isWritten || changes.Count == 0 ? ExitCode.Clean : ExitCode.Findings);
        });
        return command;
    }
}
