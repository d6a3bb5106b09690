namespace ConvertTyped.Generator.Emit;

/// <summary>A member that leads from a type of ours into generated code: <c>context.Features</c>.</summary>
/// <param name="Type">What it gives.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Summary">What IntelliSense says of it.</param>
internal sealed record Entrance(string Type, string Name, string Summary);

/// <summary>Entrances of one type: extension properties, or extension methods where the language has no such thing.</summary>
/// <param name="Receiver">The type, fully qualified.</param>
/// <param name="Name">What the receiver is called.</param>
/// <param name="Summary">What IntelliSense says of it.</param>
/// <param name="Argument">What the given types are made from.</param>
internal sealed record EntranceCode(string Receiver, string Name, string Summary, string Argument)
{
    public void Write(CodeWriter code, Entrance[] entrances, LanguageLevel language)
    {
        if (!language.ExtensionProperties)
        {
            WriteEach(code, entrances, WriteMethod);
            return;
        }

        code.Write($"""
            /// <param name="{Name}">{Summary}</param>
            extension({Receiver} {Name})
            """);
        code.Open();
        WriteEach(code, entrances, WriteProperty);
        code.Close();
    }

    private static void WriteEach(CodeWriter code, Entrance[] entrances, Action<CodeWriter, Entrance> write)
    {
        for (var i = 0; i < entrances.Length; i++)
        {
            if (i > 0)
                code.Blank();
            write(code, entrances[i]);
        }
    }

    private void WriteProperty(CodeWriter code, Entrance entrance) => code.Write($"""
        /// <summary>{entrance.Summary}</summary>
        public {entrance.Type} {entrance.Name} => new({Argument});
        """);

    private void WriteMethod(CodeWriter code, Entrance entrance) => code.Write($"""
        /// <summary>{entrance.Summary}</summary>
        /// <param name="{Name}">{Summary}</param>
        public static {entrance.Type} {entrance.Name}(this {Receiver} {Name}) => new({Argument});
        """);
}
