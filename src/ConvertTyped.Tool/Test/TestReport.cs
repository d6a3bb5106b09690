using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ConvertTyped.Tool.Rendering;
using Spectre.Console;

namespace ConvertTyped.Tool.Test;

internal sealed record TestFailure(string Subject, string Expected, string Actual, FilePosition Position);

internal sealed record TestResult(string Name, FilePosition Position, IReadOnlyList<TestFailure> Failures)
{
    public bool Passed => Failures.Count == 0;
}

/// <summary>The results of the test cases.</summary>
internal sealed class TestReport(string file, string config, IReadOnlyList<TestResult> results) : Report
{
    public int Failed => results.Count(result => !result.Passed);

    public override string Schema => "test";

    public override IEnumerable<Annotation> Annotations =>
        from result in results
        from failure in result.Failures
        select new Annotation(
            Severity.Error, "decision", $"{result.Name}: {failure.Subject}: expected {failure.Expected}, got {failure.Actual}",
            file, failure.Position.Line, failure.Position.Column, failure.Position.Line, failure.Position.Column + 1);

    public override object ToJson() => new { file = RelativePath.From(file), config, passed = results.Count - Failed, failed = Failed, results };

    public override void WriteText(IAnsiConsole console)
    {
        foreach (var result in results.Where(result => !result.Passed))
        {
            console.MarkupLine($"[red]✗[/] {Markup.Escape(result.Name)}");
            foreach (var failure in result.Failures)
                console.MarkupLine($"    {Markup.Escape(failure.Position.Show(file))}: {Markup.Escape(failure.Subject)}: expected [green]{Markup.Escape(failure.Expected)}[/], got [red]{Markup.Escape(failure.Actual)}[/]");
        }
        var color = Failed == 0 ? "green" : "red";
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[{color}]{results.Count - Failed} passed, {Failed} failed[/]"));
    }

    public override string ToMarkdown()
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{results.Count - Failed} passed, {Failed} failed\n"));
        foreach (var annotation in Annotations)
            text.Append(CultureInfo.InvariantCulture, $"\n- {Markdown.Escape(annotation.Message)}");
        return text.Append('\n').ToString();
    }

    public override string ToFormat(OutputFormat format) => JUnit() + "\n";

    private string JUnit()
    {
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", RelativePath.From(file)),
            new XAttribute("tests", results.Count),
            new XAttribute("failures", Failed),
            results.Select(result => new XElement(
                "testcase",
                new XAttribute("classname", RelativePath.From(file)),
                new XAttribute("name", Valid(result.Name)),
                result.Passed ? null : new XElement(
                    "failure",
                    new XAttribute("message", Valid(string.Join("; ", result.Failures.Select(Message)))),
                    Valid(string.Join('\n', result.Failures.Select(failure => $"{failure.Position.Show(file)}: {Message(failure)}")))))));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + new XElement("testsuites", suite);
    }

    private static string Message(TestFailure failure) => $"{failure.Subject}: expected {failure.Expected}, got {failure.Actual}";

    // XML cannot contain most control characters, not even escaped ones.
    private static string Valid(string text) => string.Concat(
        text.EnumerateRunes().Select(rune => rune.IsBmp && !System.Xml.XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune));
}
