using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;
using ConvertTyped.Tool.Commands;

namespace ConvertTyped.Tool.Configs;

/// <summary>Reads the part of a config that a built assembly contains: keys, variations and the types of variables.</summary>
internal static class AssemblyManifest
{
    private const string TypeName = "ConvertManifest";
    private const string Start = "{\"project\":";

    /// <summary>Reads the manifest from an assembly file, without running the assembly's code.</summary>
    /// <exception cref="ToolException">The assembly cannot be read, or was not built with a compatible version of ConvertTyped.</exception>
    public static LoadedConfig Read(string name, string path)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            var metadata = file.GetMetadataReader();
            if (!metadata.TypeDefinitions.Any(type => metadata.StringComparer.Equals(metadata.GetTypeDefinition(type).Name, TypeName)))
                throw ToolException.BadInput(
                    $"The assembly '{path}' was not built with ConvertTyped: it has no type {TypeName}. "
                    + "Specify an assembly of a project that uses ConvertTyped.");
            var json = Utf8Literals(metadata, file).Concat(Texts(metadata)).FirstOrDefault(text => text.StartsWith(Start, StringComparison.Ordinal))
                ?? throw new InvalidOperationException("The manifest was written by another version of ConvertTyped. Use the same version of the convert-typed tool and the ConvertTyped package.");
            using var manifest = JsonDocument.Parse(json);
            return new(name, null, ToConfig(manifest.RootElement)) { IsManifest = true };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidOperationException or JsonException)
        {
            throw ToolException.BadInput($"The assembly '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// The UTF-8 literals in the assembly. The compiler stores such a literal and a terminating zero as the data of a field whose type has the size of that
    /// data.
    /// </summary>
    private static IEnumerable<string> Utf8Literals(MetadataReader metadata, PEReader file) =>
        from handle in metadata.FieldDefinitions
        let field = metadata.GetFieldDefinition(handle)
        let address = field.GetRelativeVirtualAddress()
        where address != 0
        let signature = metadata.GetBlobReader(field.Signature)
        let size = SizeOf(signature, metadata)
        where size > Start.Length
        select Encoding.UTF8.GetString(file.GetSectionData(address).GetContent(0, size).AsSpan()).TrimEnd('\0');

    private static int SizeOf(BlobReader signature, MetadataReader metadata)
    {
        signature.ReadSignatureHeader();
        return signature.ReadSignatureTypeCode() == SignatureTypeCode.TypeHandle && signature.ReadTypeHandle() is { Kind: HandleKind.TypeDefinition } type
            ? metadata.GetTypeDefinition((TypeDefinitionHandle)type).GetLayout().Size
            : 0;
    }

    private static IEnumerable<string> Texts(MetadataReader metadata)
    {
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil && metadata.GetHeapOffset(handle) < metadata.GetHeapSize(HeapIndex.UserString);)
        {
            yield return metadata.GetUserString(handle);
            handle = metadata.GetNextHandle(handle);
        }
    }

    private static string ToConfig(JsonElement manifest)
    {
        var project = manifest.GetProperty("project").GetString();
        return JsonSerializer.Serialize(new
        {
            account_id = "0",
            project = new { id = string.IsNullOrEmpty(project) ? "0" : project },
            experiences = Members(manifest, "experiences").Select(experience => new
            {
                key = experience.Name,
                variations = experience.Value.EnumerateObject().Select(variation => Named("id", variation.Name, "key", variation.Value.GetString())),
            }),
            features = Members(manifest, "features").Select(feature => new
            {
                key = feature.Name,
                variables = feature.Value.EnumerateObject().Select(variable => Named("key", variable.Name, "type", variable.Value.GetString())),
            }),
            goals = Keys(manifest, "goals"),
            segments = Keys(manifest, "segments"),
        });
    }

    private static IEnumerable<JsonProperty> Members(JsonElement manifest, string list) =>
        manifest.TryGetProperty(list, out var entities) ? entities.EnumerateObject() : [];

    private static IEnumerable<object> Keys(JsonElement manifest, string list) =>
        manifest.TryGetProperty(list, out var keys) ? keys.EnumerateArray().Select(key => new { key = key.GetString() }) : [];

    /// <summary>Creates an object with two members. The second member is omitted if its value is null or empty.</summary>
    private static Dictionary<string, string> Named(string name, string value, string second, string? secondValue)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value };
        if (!string.IsNullOrEmpty(secondValue))
            members[second] = secondValue;
        return members;
    }
}
