using System.Globalization;
using ConvertTyped.Evaluation;
using ConvertTyped.Visitors;

namespace ConvertTyped.Tests.Visitors;

public class BoundedTableTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1_024)]
    [InlineData(50_000)]
    [InlineData(100_000)]
    public void A_table_fills_up_to_its_limit(int capacity)
    {
        var table = new BoundedTable<VisitorEntry>(capacity);
        for (var i = 0; i < 2 * capacity; i++)
            table.GetOrAdd(EntryOf(i));
        Assert.InRange(CountOf(table, 2 * capacity), Math.Max(1, capacity * 99 / 100), capacity);
    }

    [Fact]
    public void An_entry_that_is_read_outlives_entries_that_are_not_read()
    {
        const int Capacity = 50_000;
        var table = new BoundedTable<VisitorEntry>(Capacity);
        var read = EntryOf(-1);
        table.GetOrAdd(read);
        for (var i = 0; i < 3 * Capacity; i++)
        {
            table.GetOrAdd(EntryOf(i));
            Assert.Same(read, table.Find(new(read.Key)));
        }

        Assert.Null(table.Find(new("0")));
    }

    [Fact]
    public void Threads_that_add_the_same_keys_concurrently_get_the_same_entries()
    {
        const int Keys = 20_000;
        var table = new BoundedTable<VisitorEntry>(2 * Keys);
        var found = new VisitorEntry[4][];
        Parallel.For(0, found.Length, thread => found[thread] = [.. Enumerable.Range(0, Keys).Select(i => table.GetOrAdd(EntryOf(i)))]);
        Assert.All(found, entries => Assert.Equal(found[0], entries));
        Assert.Equal(Keys, CountOf(table, Keys));
    }

    private static int CountOf(BoundedTable<VisitorEntry> table, int keys) =>
        Enumerable.Range(0, keys).Count(i => table.Find(new(i.ToString(CultureInfo.InvariantCulture))) is not null);

    private static VisitorEntry EntryOf(int number) => new(new(number.ToString(CultureInfo.InvariantCulture)), VisitorState.Empty);
}
