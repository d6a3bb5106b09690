using System.IO.Compression;

namespace ConvertTyped.Http;

/// <summary>Reads and decompresses the body of a response. Throws an exception if the body is larger than <see cref="Largest"/> bytes.</summary>
internal static class AnswerBody
{
    internal const int Largest = 64 * 1024 * 1024;

    private const int ChunkSize = 81_920;

    internal static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var raw = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var content = Decompressed(raw, response);
        await using (content.ConfigureAwait(false))
        {
            using var body = new MemoryStream();
            var chunk = new byte[ChunkSize];
            int read;
            while ((read = await content.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (body.Length + read > Largest)
                    throw new TransportException(
                        $"The response is larger than {Largest / (1024 * 1024)} MiB. "
                        + "Check the endpoint's address and the proxies between this process and the endpoint.",
                        (int)response.StatusCode);
                body.Write(chunk, 0, read);
            }

            return body.ToArray();
        }
    }

    /// <summary>Decodes the content, beginning with the encoding that was applied last. The names of encodings are case-insensitive.</summary>
    private static Stream Decompressed(Stream raw, HttpResponseMessage response) =>
        response.Content.Headers.ContentEncoding.Reverse().Aggregate(raw, (content, encoding) => encoding.ToUpperInvariant() switch
        {
            "IDENTITY" => content,
            "GZIP" or "X-GZIP" => new GZipStream(content, CompressionMode.Decompress),
            "BR" => new BrotliStream(content, CompressionMode.Decompress),
            _ => throw new TransportException(
                "The response has a content encoding other than gzip or br. Check the proxies between this process and the endpoint.",
                (int)response.StatusCode),
        });
}
