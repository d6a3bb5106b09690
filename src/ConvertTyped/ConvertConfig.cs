using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ConvertTyped.Configuration;
using ConvertTyped.Snapshots;

namespace ConvertTyped;

/// <summary>
/// A config: the JSON object that Convert's config endpoint serves. The JSON is parsed and validated when you create the config. A config is
/// immutable, so several cores can share it.
/// </summary>
public sealed class ConvertConfig
{
    private readonly byte[] _utf8;

    private ConvertConfig(ConfigSnapshot snapshot, byte[] utf8)
    {
        Snapshot = snapshot;
        _utf8 = utf8;
    }

    internal ConfigSnapshot Snapshot { get; }

    /// <summary>Reads a file. A relative path is resolved against the working directory first, then against the program's directory.</summary>
    /// <exception cref="ConfigLoadException">The file does not exist or cannot be read.</exception>
    /// <exception cref="InvalidConfigException">The content is not valid JSON, or is not a Convert config.</exception>
    public static ConvertConfig FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = Path.GetFullPath(path);
        var beside = Path.GetFullPath(path, AppContext.BaseDirectory);
        if (!File.Exists(file))
        {
            file = File.Exists(beside) ? beside : throw new ConfigLoadException(file == beside
                ? $"The config file '{file}' does not exist."
                : $"The config file '{path}' exists neither in the working directory ('{file}') nor in the program's directory ('{beside}').");
        }

        try
        {
            return FromOwnedBytes(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ConfigLoadException($"The config file '{file}' cannot be read: {exception.GetType().Name}. Check the file's permissions, and whether another process has locked the file.", exception);
        }
    }

    /// <summary>Reads a stream to its end and leaves it open.</summary>
    /// <exception cref="ConfigLoadException">The stream cannot be read to its end.</exception>
    /// <exception cref="InvalidConfigException">The content is not valid JSON, or is not a Convert config.</exception>
    public static ConvertConfig FromStream(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream();
        try
        {
            stream.CopyTo(bytes);
        }
        catch (IOException exception)
        {
            throw BrokenStream(exception);
        }

        return FromOwnedBytes(bytes.ToArray());
    }

    /// <summary>Reads a stream to its end and leaves it open.</summary>
    /// <exception cref="ConfigLoadException">The stream cannot be read to its end.</exception>
    /// <exception cref="InvalidConfigException">The content is not valid JSON, or is not a Convert config.</exception>
    public static async Task<ConvertConfig> FromStreamAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream();
        try
        {
            await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw BrokenStream(exception);
        }

        return FromOwnedBytes(bytes.ToArray());
    }

    /// <summary>Reads JSON encoded in UTF-8, with or without a byte order mark.</summary>
    /// <exception cref="InvalidConfigException">The content is not valid JSON, or is not a Convert config.</exception>
    public static ConvertConfig FromUtf8Bytes(ReadOnlySpan<byte> utf8) => FromOwnedBytes(utf8.ToArray());

    /// <summary>Reads JSON text. To read a file, use <see cref="FromFile"/>.</summary>
    /// <exception cref="InvalidConfigException">The content is not valid JSON, or is not a Convert config.</exception>
    public static ConvertConfig FromString(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FromOwnedBytes(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads a JSON element. The element is copied, so you can dispose its document.</summary>
    /// <exception cref="InvalidConfigException">The JSON is not a Convert config.</exception>
    public static ConvertConfig FromJson(JsonElement json) =>
        FromString(json.ValueKind == JsonValueKind.Undefined ? "" : json.GetRawText());

    /// <summary>
    /// Creates a config from one visitor's decisions, as <see cref="VisitorDecisions.ToJson"/> writes them. With this config, every visitor gets the
    /// same results as that visitor. The method is intended for .NET in the browser.
    /// </summary>
    /// <exception cref="InvalidConfigException">The text is not JSON that <see cref="VisitorDecisions.ToJson"/> wrote.</exception>
    /// <include file="Examples.xml" path="examples/FromDecisions/*"/>
    public static ConvertConfig FromDecisions(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FromOwnedBytes(DecisionConfig.Write(json));
    }

    private static ConfigLoadException BrokenStream(IOException exception) =>
        new($"The config stream could not be read to its end: {exception.GetType().Name}.", exception);

    /// <summary>The JSON in UTF-8. Invalid bytes have been replaced with U+FFFD.</summary>
    internal ReadOnlyMemory<byte> Utf8Json => _utf8;

    internal bool HasSameBytesAs(ConvertConfig other) => _utf8.AsSpan().SequenceEqual(other._utf8);

    /// <summary>Reads bytes without copying them. The caller must not change them afterwards.</summary>
    internal static ConvertConfig FromOwnedBytes(byte[] utf8)
    {
        if (!Utf8.IsValid(utf8))
            utf8 = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(utf8));
        var start = utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            return new(SnapshotReader.Read(utf8, start), utf8);
        }
        catch (JsonException)
        {
            throw InvalidJson(utf8.AsSpan(start));
        }
    }

    /// <summary>
    /// Creates the exception for a config that is not valid JSON. Reads the whole JSON again, because the position in the first exception may be relative
    /// to a part of the JSON.
    /// </summary>
    private static InvalidConfigException InvalidJson(ReadOnlySpan<byte> utf8)
    {
        try
        {
            JsonSlice.Parse(utf8);
            return new("The config is not valid JSON.", "$");
        }
        catch (JsonException exception)
        {
            // The JSON library's message is omitted, because it may quote the config.
            return new($"The config is not valid JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} of that line).", "$");
        }
    }

    /// <summary>The project, and how many experiences, features and goals it has, such as <c>project 10042002: 5 experiences, 4 features, 2 goals</c>.</summary>
    public override string ToString() => Snapshot.ToString();
}
