using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace ConvertTyped.PackageTests;

/// <summary>Reads the metadata, the assemblies and the symbols in NuGet packages.</summary>
internal static class Package
{
    /// <summary>The kind of debug information that contains the addresses of the sources.</summary>
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static XDocument Nuspec(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        using var nuspec = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec);
    }

    public static string Text(string package, string name)
    {
        using var archive = ZipFile.OpenRead(package);
        return Encoding.UTF8.GetString(Bytes(archive.GetEntry(name)!));
    }

    public static IReadOnlyList<string> Names(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>The assemblies of this repository in a package. The tool's package also contains the assemblies that the tool depends on.</summary>
    public static IReadOnlyList<PackedAssembly> Assemblies(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Where(entry => IsOurs(entry.Name) && entry.Name.EndsWith(".dll", StringComparison.Ordinal)).Select(entry => Assembly(entry.FullName, Bytes(entry)))];
    }

    /// <summary>The symbols in a symbol package, for each assembly of this repository.</summary>
    public static IReadOnlyList<PackedSymbols> Symbols(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Where(entry => IsOurs(entry.Name) && entry.Name.EndsWith(".pdb", StringComparison.Ordinal)).Select(entry => Symbols(entry.FullName, Bytes(entry)))];
    }

    private static bool IsOurs(string file) =>
        file.StartsWith("ConvertTyped", StringComparison.Ordinal) || file.StartsWith("convert-typed", StringComparison.Ordinal);

    private static PackedAssembly Assembly(string path, byte[] bytes)
    {
        using var image = new PEReader(new MemoryStream(bytes));
        var metadata = image.GetMetadataReader();
        var definition = metadata.GetAssemblyDefinition();
        return new(
            path,
            metadata.GetString(definition.Name),
            metadata.GetBlobBytes(definition.PublicKey),
            image.ReadDebugDirectory().Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible),
            definition.GetCustomAttributes().Select(metadata.GetCustomAttribute).Where(attribute => NameOf(metadata, attribute) == "AssemblyInformationalVersionAttribute")
                .Select(attribute => FirstArgument(metadata, attribute)).Single());
    }

    private static PackedSymbols Symbols(string path, byte[] bytes)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(bytes));
        var metadata = provider.GetMetadataReader();
        return new(
            path,
            [.. metadata.Documents.Select(handle => metadata.GetString(metadata.GetDocument(handle).Name))],
            metadata.CustomDebugInformation.Select(metadata.GetCustomDebugInformation).Where(information => metadata.GetGuid(information.Kind) == SourceLink)
                .Select(information => Encoding.UTF8.GetString(metadata.GetBlobBytes(information.Value))).SingleOrDefault());
    }

    private static string NameOf(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
            return "";
        var type = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        return type.Kind == HandleKind.TypeReference ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) : "";
    }

    private static string FirstArgument(MetadataReader metadata, CustomAttribute attribute)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        _ = value.ReadUInt16();
        return value.ReadSerializedString()!;
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>An assembly in a package: its path in the package, and values from its metadata.</summary>
internal sealed record PackedAssembly(string Path, string Name, byte[] PublicKey, bool IsDeterministic, string InformationalVersion);

/// <summary>The symbols of an assembly: the paths of the sources, and the JSON with the web addresses of the sources, if any.</summary>
internal sealed record PackedSymbols(string Path, ImmutableArray<string> Sources, string? SourceLink);
