namespace ConvertTyped.Generator.Emit;

/// <summary>Extension members of one runtime type: properties, or methods if the language lacks extension properties or the project asks for methods.</summary>
/// <param name="Receiver">The type that is extended, fully qualified.</param>
/// <param name="Name">The name of the receiver parameter.</param>
/// <param name="Summary">The receiver's documentation.</param>
/// <param name="Argument">The expression that is passed to the constructor of each member's type.</param>
internal sealed record ExtensionMembers(string Receiver, string Name, string Summary, string Argument)
{
    public void Write(CodeWriter code, ExtensionMember[] members, bool asProperties)
    {
        if (!asProperties)
        {
            WriteEach(code, members, WriteMethod);
            return;
        }

        code.Write($"""
            /// <param name="{Name}">{Summary}</param>
            extension({Receiver} {Name})
            """);
        code.Open();
        WriteEach(code, members, WriteProperty);
        code.Close();
    }

    /// <summary>
    /// Emits properties for a project that also has the methods. In the same namespace, properties and methods would be ambiguous. The compiler searches
    /// the global namespace before imported namespaces, and ignores these properties if code invokes them like methods. The class is hidden from projects that
    /// can access the internals of this project, because they can have their own properties in the global namespace.
    /// </summary>
    /// <param name="type">The name of the static class.</param>
    /// <param name="documented">The beginning of the class's summary, which names the extended type.</param>
    public GeneratedFile CreateGlobalProperties(ExtensionMember[] members, GenerationSettings settings, string type, string documented)
    {
        var code = GeneratedFile.Begin(settings with { Namespace = "" });
        code.Blank();
        code.Write($"""
            /// <summary>{documented} as properties.</summary>
            {GeneratedFile.TypeAttribute}
            {EmbeddedCode.Attribute}
            internal static class {type}
            """);
        code.Open();
        Write(code, [.. members.Select(member => member with { Type = $"global::{settings.Namespace}.{member.Type}" })], asProperties: true);
        code.Close();
        return GeneratedFile.Create(settings, type, code);
    }

    private static void WriteEach(CodeWriter code, ExtensionMember[] members, Action<CodeWriter, ExtensionMember> write)
    {
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
                code.Blank();
            write(code, members[i]);
        }
    }

    private void WriteProperty(CodeWriter code, ExtensionMember member) => code.Write($"""
        /// <summary>{member.Summary}</summary>
        public {member.Type} {member.Name} => new({Argument});
        """);

    private void WriteMethod(CodeWriter code, ExtensionMember member) => code.Write($"""
        /// <summary>{member.Summary}</summary>
        /// <param name="{Name}">{Summary}</param>
        public static {member.Type} {member.Name}(this {Receiver} {Name}) => new({Argument});
        """);
}
