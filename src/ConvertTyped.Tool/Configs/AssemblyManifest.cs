using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using ConvertTyped.Tool.Commands;

namespace ConvertTyped.Tool.Configs;

/// <summary>What a built assembly knows of the config it was generated from: keys, variations and the types of variables.</summary>
internal static class AssemblyManifest
{
    private const string TypeName = "ConvertManifest";

    /// <summary>Reads the assembly's metadata. None of its code runs.</summary>
    /// <exception cref="ToolException">It cannot be read, or was not built with ConvertTyped.</exception>
    public static LoadedConfig Read(string name, string path)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            var metadata = file.GetMetadataReader();
            var types = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(type => metadata.StringComparer.Equals(type.Name, TypeName)).ToList();
            if (types.Count == 0)
                throw ToolException.BadInput($"'{path}' was not built with ConvertTyped: it has no type {TypeName}.");
            return new(name, null, ToConfig(ManifestCode.Arguments(types[0], metadata, file))) { IsManifest = true };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidOperationException or InvalidCastException)
        {
            throw ToolException.BadInput($"The assembly '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    private static string ToConfig(IReadOnlyList<object> manifest)
    {
        if (manifest is not [string projectId, object[] experiences, object[] features, object[] goals, object[] segments])
            throw new InvalidOperationException("Its manifest was written by another version of ConvertTyped.");
        var json = new StringBuilder("{\"account_id\":\"0\",\"project\":{\"id\":").Append(JsonWriter.Quote(projectId.Length > 0 ? projectId : "0")).Append('}');
        AppendList(json, "experiences", experiences, "variations", ("id", "key"));
        AppendList(json, "features", features, "variables", ("key", "type"));
        AppendList(json, "goals", [.. goals.Select(key => new[] { key })], "", default);
        AppendList(json, "segments", [.. segments.Select(key => new[] { key })], "", default);
        return json.Append('}').ToString();
    }

    /// <param name="entities">Of each its key, then two texts for each part.</param>
    private static void AppendList(StringBuilder json, string list, object[] entities, string parts, (string First, string Second) names)
    {
        json.Append(",\"").Append(list).Append("\":[").AppendJoin(',', entities.Cast<object[]>().Select(entity =>
        {
            var key = $"\"key\":{JsonWriter.Quote((string)entity[0])}";
            if (parts.Length == 0)
                return $"{{{key}}}";
            var items = entity.Skip(1).Cast<string>().Chunk(2).Select(part =>
                $"{{\"{names.First}\":{JsonWriter.Quote(part[0])}{(part[1].Length > 0 ? $",\"{names.Second}\":{JsonWriter.Quote(part[1])}" : "")}}}");
            return $"{{{key},\"{parts}\":[{string.Join(',', items)}]}}";
        })).Append(']');
    }
}
