namespace ConvertTyped.Generator.Emit;

/// <summary>Extension members of one type of the runtime: properties, or methods where the language has no extension properties.</summary>
/// <param name="Receiver">The type that is extended, fully qualified.</param>
/// <param name="Name">The name of the receiver parameter.</param>
/// <param name="Summary">The receiver's documentation.</param>
/// <param name="Argument">The expression that each member's type is constructed from.</param>
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
