using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.Versioning;
using ConvertTyped.Diagnostics;

namespace ConvertTyped.Http;

/// <summary>Sends HTTP requests to Convert: sets headers, applies a time-out and follows redirects. Its exceptions contain no secrets.</summary>
internal sealed class HttpChannel : IDisposable
{
    private const int MostRedirects = 5;

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>The HTTP client. Created for the first request, because many programs send no requests, and .NET's HTTP stack is slow to start.</summary>
    private readonly Lazy<HttpMessageInvoker> _http;
    private readonly RequestHeaders _headers;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly Instruments _instruments;
    private volatile bool _isDisposed;

    internal HttpChannel(ConvertOptions options, TimeProvider time, Instruments instruments)
    {
        var (own, transport) = (options.HttpMessageHandler, options.Transport);
        _http = new(() => own is null ? new(HandlerFor(transport)) : new(own, disposeHandler: false));
        _headers = new(options.SdkKeySecret, options.Transport.Headers);
        _timeout = options.Transport.Timeout;
        _time = time;
        _instruments = instruments;
    }

    /// <exception cref="TransportException">There was no usable response: a network failure, a time-out, an unreadable body, or a redirect that is not followed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    internal async Task<Answer> SendAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        using var timeout = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var activity = _instruments.Exchange(exchange.Name, exchange.Method, exchange.Address);
        try
        {
            using var response = await FollowAsync(exchange, either.Token).ConfigureAwait(false);
            activity?.SetTag("http.response.status_code", (int)response.StatusCode);
            if ((int)response.StatusCode >= 400)
                activity?.SetStatus(ActivityStatusCode.Error);
            return await ReadAsync(exchange, response, either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception)
        {
            var failure = timeout.IsCancellationRequested ? TimedOut(exchange) : Failure(exchange, exception);
            activity?.SetStatus(ActivityStatusCode.Error);
            activity?.SetTag("error.type", timeout.IsCancellationRequested ? "timeout" : exception.GetType().Name);
            throw failure;
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        if (_http.IsValueCreated)
            _http.Value.Dispose();
    }

    private async Task<HttpResponseMessage> FollowAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var address = exchange.Address;
        for (var redirects = 0; ; redirects++)
        {
            using var request = RequestFor(exchange, address);
            var response = await _http.Value.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (Redirect.TargetOf(response, exchange, address) is not { } target)
                return response;
            var status = (int)response.StatusCode;
            response.Dispose();
            if (redirects == MostRedirects || target.Scheme != address.Scheme || !Endpoint.IsSafe(target))
            {
                throw new TransportException(
                    $"{Redaction.Address(address)} responded with status {status}, a redirect that is not followed. ConvertTyped follows at most "
                    + $"{MostRedirects} redirects, only to addresses with the same scheme, and over HTTP only to loopback addresses.",
                    status);
            }

            address = target;
        }
    }

    private HttpRequestMessage RequestFor(Exchange exchange, Uri address)
    {
        var request = new HttpRequestMessage(exchange.Method, address);
        var isAtHome = Redaction.Address(address) == Redaction.Address(exchange.Address);
        _headers.AddTo(request, isAtHome);
        if (exchange.Body is { } body)
            request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new("application/json") } };
        if (exchange.Known?.EntityTag is { } entityTag)
            request.Headers.TryAddWithoutValidation("If-None-Match", entityTag);
        if (exchange.Known?.LastModified is { } lastModified)
            request.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
        return request;
    }

    private async Task<Answer> ReadAsync(Exchange exchange, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // For a POST, the status is enough. If the response is cut off, events that the endpoint has accepted must not be sent again.
        var body = exchange.Body is null && response.IsSuccessStatusCode
            ? await AnswerBody.ReadAsync(response, cancellationToken).ConfigureAwait(false)
            : [];
        return new((int)response.StatusCode, WaitAskedBy(response), ValidatorsOf(response), body)
        {
            IsHtml = response.Content.Headers.ContentType?.MediaType is { } type
                && (type.Equals("text/html", StringComparison.OrdinalIgnoreCase) || type.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase)),
        };
    }

    private TimeSpan? WaitAskedBy(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _time.GetUtcNow(),
        _ => null,
    };

    private static Validators? ValidatorsOf(HttpResponseMessage response)
    {
        var entityTag = response.Headers.NonValidated.TryGetValues("ETag", out var tags) ? tags.ToString() : null;
        var lastModified = response.Content.Headers.NonValidated.TryGetValues("Last-Modified", out var dates) ? dates.ToString() : null;
        return entityTag is null && lastModified is null ? null : new(entityTag, lastModified);
    }

    private TransportException TimedOut(Exchange exchange) =>
        new(string.Create(
            CultureInfo.InvariantCulture, $"{Redaction.Address(exchange.Address)} did not respond within {_timeout.TotalSeconds:0.###} s."));

    // The messages of .NET's exceptions may contain the address, which contains the SDK key, so only the kind of failure is reported.
    private static TransportException Failure(Exchange exchange, Exception exception)
    {
        if (exception is TransportException own)
            return own;
        var kind = exception switch
        {
            HttpRequestException { InnerException: SocketException socket } http => $"{http.HttpRequestError}, {socket.SocketErrorCode}",
            HttpRequestException http => $"{http.HttpRequestError}",
            _ => exception.GetType().Name,
        };
        return new($"The request to {Redaction.Address(exchange.Address)} failed: {kind}.");
    }

    /// <summary>Creates the handler that sends requests. In a browser, the browser itself sends them.</summary>
    private static HttpMessageHandler HandlerFor(TransportOptions options) => OperatingSystem.IsBrowser() ? new HttpClientHandler() : PoolFor(options);

    [UnsupportedOSPlatform("browser")]
    private static SocketsHttpHandler PoolFor(TransportOptions options) => new()
    {
        PooledConnectionLifetime = ConnectionLifetime,
        ConnectTimeout = options.Timeout,
        UseProxy = options.UseEnvironmentProxy,
        UseCookies = false,
        AllowAutoRedirect = false,
        // Null turns off .NET's own activities for requests. They would contain the address, which contains the SDK key.
        ActivityHeadersPropagator = null,
    };
}
