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
    private int _sent;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        output.WriteLine("plain letters");

        await gate.WaitAsync(cancellationToken);
        try
        {
            foreach (var recipient in _recipients)
            {
                _letter.Clear();
                WriteHead(recipient);
                WriteBody(isLast: recipient == _recipients[^1]);
                output.WriteLine(_letter.ToString());
                _sent++;
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        output.WriteLine($"{_sent} sent");
        return Task.CompletedTask;
    }

    public void Dispose()
    {
    }

    private void WriteHead(string recipient)
    {
        var banner = convert.Features.CheckoutBanner;
        _letter.Append("News for ").AppendLine(recipient);

        #if DEBUG
        if (banner.IsEnabled)
            _letter.AppendLine("debug");
        #endif
    }

    private void WriteBody(bool isLast)
    {
        var count = 0;
        do
        {
            _letter.AppendLine(Line(count));
            count++;
        }
        while (count < 2);

        if (isLast)
            _letter.AppendLine("the end");
    }

    private string Line(int index)
    {
        lock (_letter)
        {
            return index == 0 ? "first" : "next";
        }
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
// Left: convert.Features.CheckoutBanner: Code that '#if' excludes from the build uses the local variable 'banner'.
// Review: The method 'Dispose' is now empty.
