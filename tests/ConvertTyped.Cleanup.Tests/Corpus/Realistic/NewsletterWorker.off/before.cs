using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConvertTyped;
using Microsoft.Extensions.Hosting;

namespace Shop.NewsletterWorker;

public sealed class NewsletterWorker(ConvertContext convert, TextWriter output, SemaphoreSlim gate) : IHostedService, IDisposable
{
    private readonly StringBuilder _letter = new();
    private readonly List<string> _recipients = ["anna", "bruno"];
    private Timer? _timer;
    private int _sent;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!convert.Features.CheckoutBanner.IsEnabled)
        {
            output.WriteLine("plain letters");
        }
        else
        {
            output.WriteLine("letters with a banner");
            _timer = new Timer(_ => Refresh(), null, Timeout.Infinite, Timeout.Infinite);
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            foreach (var recipient in _recipients)
            {
                _letter.Clear();
                WriteHead(recipient);
                WriteBody(recipient, isLast: recipient == _recipients[^1]);
                output.WriteLine(_letter.ToString());
                _sent++;
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (convert.Features.CheckoutBanner.IsEnabled)
        {
            // Customers who got a banner get a last one.
            await SendLastAsync(cancellationToken);
        }

        output.WriteLine($"{_sent} sent");
    }

    public void Dispose() => _timer?.Dispose();

    private void WriteHead(string recipient)
    {
        var banner = convert.Features.CheckoutBanner;
        var headline = banner.IsEnabled ? banner.Headline : null;
        _letter.Append(headline ?? "News").Append(" for ").AppendLine(recipient);

        #if DEBUG
        if (banner.IsEnabled)
            _letter.AppendLine("debug");
        #endif
    }

    private void WriteBody(string recipient, bool isLast)
    {
        var count = 0;
        do
        {
            _letter.AppendLine(Line(recipient, count));
            count++;
        }
        while (count < 2 || (convert.Features.CheckoutBanner.IsEnabled && count < convert.Features.CheckoutBanner.MaxItems));

        while (!isLast && convert.Features.CheckoutBanner.IsEnabled)
        {
            _letter.AppendLine("more to come");
            break;
        }

        if (isLast || convert.Features.CheckoutBanner.IsEnabled)
            _letter.AppendLine("the end");
    }

    private string Line(string recipient, int index)
    {
        lock (_letter)
        {
            if (index == 0 && convert.Features.CheckoutBanner.IsEnabled && recipient.StartsWith('a'))
                return "banner line";

            return (index, convert.Features.CheckoutBanner.IsEnabled) switch
            {
                (0, true) => "first with a banner",
                (0, false) => "first",
                _ => "next",
            };
        }
    }

    private void Refresh()
    {
        _letter.Clear();
        _letter.Append(convert.Features.CheckoutBanner.Headline);
    }

    private async Task SendLastAsync(CancellationToken cancellationToken)
    {
        using var last = new StringWriter();
        await last.WriteAsync("last".AsMemory(), cancellationToken);
        output.WriteLine(last);
    }
}

internal static class Case
{
    internal static void Run(ConvertContext context, Action<object?> print)
    {
        using var output = new StringWriter();
        using var gate = new SemaphoreSlim(1);
        using var worker = new NewsletterWorker(context, output, gate);
        worker.StartAsync(CancellationToken.None).Wait();
        worker.StopAsync(CancellationToken.None).Wait();
        foreach (var line in output.ToString().Split('\n').Where(line => line.Length > 0))
            print(line.TrimEnd());
    }
}
