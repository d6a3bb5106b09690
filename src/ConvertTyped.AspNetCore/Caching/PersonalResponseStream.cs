using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Caching;

/// <summary>A response body that corrects the cache headers of a personal response before the first byte is written.</summary>
internal sealed class PersonalResponseStream(Stream body, PersonalResponse personal, HttpResponse response) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => body.Length;

    public override long Position
    {
        get => body.Position;
        set => body.Position = value;
    }

    public override void Flush()
    {
        CorrectHeaders();
        body.Flush();
    }

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        CorrectHeaders();
        return body.FlushAsync(cancellationToken);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        CorrectHeaders();
        body.Write(buffer, offset, count);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        CorrectHeaders();
        return body.WriteAsync(buffer, cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void CorrectHeaders()
    {
        if (personal.IsPersonal && !response.HasStarted)
            SharedCaches.Exclude(response.Headers);
    }
}
