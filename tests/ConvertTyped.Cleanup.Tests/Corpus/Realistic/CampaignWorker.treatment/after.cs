using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using ConvertTyped;
using Microsoft.Extensions.Hosting;

namespace Shop.CampaignWorker;

/// <summary>Sends the campaign to each customer in the queue.</summary>
public sealed class CampaignWorker(Channel<Customer> queue, ISender sender, Statistics statistics) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    public Task RunAsync(CancellationToken cancellationToken) => ExecuteAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var customer in queue.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                if (!await TrySendAsync(customer, stoppingToken))
                    break;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            finally
            {
                statistics.Seen++;
            }
        }

        statistics.Note("treatment sent");
    }

    private async Task<bool> TrySendAsync(Customer customer, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var subject = Subject(customer);
            if (await sender.SendAsync(customer.Mail, subject, cancellationToken))
                return true;

            await Task.Delay(Pause, cancellationToken);
        }

        return false;
    }

    private static string Subject(Customer customer) => $"Hello {customer.Name}, this is our new checkout";
}

public sealed record Customer(string Name, string Mail, string Plan);

public sealed class Statistics
{
    private readonly List<string> _notes = [];

    public int Skipped { get; set; }

    public int Control { get; set; }

    public int Seen { get; set; }

    public void Note(string note) => _notes.Add(note);

    public override string ToString() => $"{Skipped} skipped, {Control} in control, {Seen} seen: {string.Join("; ", _notes)}";
}

public interface ISender
{
    Task<bool> SendAsync(string to, string subject, CancellationToken cancellationToken);
}

internal sealed class PrintingSender(Action<object?> print) : ISender
{
    public Task<bool> SendAsync(string to, string subject, CancellationToken cancellationToken)
    {
        print($"{to}: {subject}");
        return Task.FromResult(to.Contains('@'));
    }
}

internal static class Case
{
    internal static void Run(ConvertContext context, Action<object?> print)
    {
        var queue = Channel.CreateUnbounded<Customer>();
        foreach (var name in new[] { "Anna", "Bruno", "Chloe" })
            queue.Writer.TryWrite(new(name, name == "Chloe" ? "nowhere" : name.ToLowerInvariant() + "@shop.example", name.Length > 4 ? "pro" : "free"));
        queue.Writer.Complete();

        var statistics = new Statistics();
        using var worker = new CampaignWorker(queue, new PrintingSender(print), statistics);
        worker.RunAsync(CancellationToken.None).Wait();
        print(statistics);
    }
}
// Review: The string "treatment sent" may mention the kept variation.
// Review: The solution no longer uses the property 'Plan'.
// Review: The solution no longer sets the property 'Skipped'.
// Review: The solution no longer sets the property 'Control'.
// Review: The parameter 'context' of 'Run' is no longer read.
