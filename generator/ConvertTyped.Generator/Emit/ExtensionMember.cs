namespace ConvertTyped.Generator.Emit;

/// <summary>A member that the generated code adds to a type of the runtime, such as <c>context.Features</c>.</summary>
internal sealed record ExtensionMember(string Type, string Name, string Summary);
