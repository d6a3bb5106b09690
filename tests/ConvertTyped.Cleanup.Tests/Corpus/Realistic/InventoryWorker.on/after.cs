#nullable enable
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using ConvertTyped;
using Microsoft.Extensions.Hosting;

namespace Shop.InventoryWorker;

#region Messages

/// <summary>A change of the stock of an article.</summary>
public sealed record StockChange(string Article, int Count, string[] Tags)
{
    public static readonly StockChange Empty = new("", 0, []);

    public bool IsIncoming => Count > 0;
}

public readonly record struct Reorder(string Article, int Count, bool IsUrgent);

#endregion

/// <summary>
/// Reads changes of the stock, and reorders articles.
/// </summary>
public sealed class InventoryWorker(ChannelReader<StockChange> changes, ConvertContext convert, Action<object?> print) : BackgroundService
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, int> _stock = new(StringComparer.Ordinal);
    private int _total;

    #region Settings

    // The limit is higher for the new checkout, because it sells more.
    private int Limit => convert.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment ? 10 : 5;

    #endregion

    public Task RunAsync(CancellationToken cancellationToken) => ExecuteAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        const string Separator = "; ";
        var (urgent, normal) = (new List<Reorder>(), new List<Reorder>());
        await foreach (var change in ReadAsync(stoppingToken).WithCancellation(stoppingToken))
        {
            var kind = change switch
            {
                { Count: 0 } => "none",
                { IsIncoming: true, Tags: ["express", ..] } when convert.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Express => "express",
                { IsIncoming: true, Tags: [_, ..] } => "tagged",
                { IsIncoming: false } => "announced",
                _ => "plain",
            };
            print(kind);

            lock (_lock)
            {
                checked
                {
                    _total += change.Count;
                }
            }

            var stock = _stock.AddOrUpdate(change.Article, change.Count, (_, old) => old + change.Count);
            if (stock < Limit && Plan(change, stock) is { } reorder)
                (reorder.IsUrgent ? urgent : normal).Add(reorder);
        }

        var articles =
            from reorder in urgent.Concat(normal)
            orderby reorder.Article descending
            select $"{reorder.Article}!";
        print(string.Join(Separator, articles));
        print($"""
            Inventory
              total: {_total}
              layout: wide
            """);
    }

    private async IAsyncEnumerable<StockChange> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var previous = StockChange.Empty;
        await foreach (var change in changes.ReadAllAsync(cancellationToken))
        {
            // The treatment merges changes of one article.
            if (convert.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment && change.Article == previous.Article)
            {
                previous = previous with { Count = previous.Count + change.Count };
                continue;
            }

            if (previous != StockChange.Empty)
                yield return previous;
            previous = change;
        }

        if (previous != StockChange.Empty)
            yield return previous;
    }

    private Reorder? Plan(StockChange change, int stock)
    {
        // How many are missing?
        var missing = Limit - stock;
        switch (change.Tags)
        {
            case ["never", ..]:
                return null;
            case ["express"] when convert.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Express:
                missing *= 2; // express articles sell fast
                goto default;
            case ["express"]:
                missing++;
                goto default;
            case []:
                goto case null;
            case null:
                missing--;
                break;
            default:
                print($"{change.Article}: {change.Tags.Length}");
                break;
        }

#if DEBUG
        if (convert.Features.CheckoutBanner.IsEnabled)
            print("debug");
#endif

        var order = new Reorder(change.Article, Math.Min(missing, 5), IsUrgent: stock <= 0);
        using var log = new Log(print);
        log.Write("Welcome");
        return order with { IsUrgent = true };
    }

    private sealed class Log(Action<object?> print) : IDisposable
    {
        public void Write(string text) => print(text);

        public void Dispose() => print("written");
    }
}

internal static class Case
{
    internal static void Run(ConvertContext context, Action<object?> print)
    {
        var channel = Channel.CreateBounded<StockChange>(10);
        foreach (var (article, count) in new[] { ("lamp", 3), ("lamp", -1), ("bulb", 20), ("desk", 2), ("chair", 0), ("shelf", -4) })
            channel.Writer.TryWrite(new(article, count, count switch { 2 => ["express"], 3 => ["new", "blue"], 0 => ["never"], _ => [] }));
        channel.Writer.Complete();
        using var worker = new InventoryWorker(channel.Reader, context, print);
        worker.RunAsync(CancellationToken.None).Wait();
    }
}
// Left: CheckoutBanner: '#if' excludes this code from the build, so it cannot be analyzed.
// Review: The solution no longer uses the property 'Reorder.Count'.
// Review: The value of 'IsUrgent' is never read, because every 'with' expression on 'order' replaces it.
