using Spectre.Console;

namespace ConvertTyped.Tool.Rendering;

/// <summary>The result of a command, in every format in which it can be written.</summary>
internal abstract class Report
{
    /// <summary>The name of the report's JSON schema: NAME in <c>docs/schemas/NAME.schema.json</c>.</summary>
    public abstract string Schema { get; }

    public abstract void WriteText(IAnsiConsole console);

    /// <summary>The object that is written as JSON, with its public properties in camelCase.</summary>
    public abstract object ToJson();

    public virtual string ToMarkdown() => throw new NotSupportedException();

    public virtual IEnumerable<Annotation> Annotations => throw new NotSupportedException();

    /// <summary>The report in a format that only one command supports.</summary>
    public virtual string ToFormat(OutputFormat format) => throw new NotSupportedException();
}
