using System.Security.Cryptography;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Tests.Storage;

public sealed class FileMediaStoreTests : IAsyncLifetime
{
    private readonly MediaRoom room = new();

    private IMediaStore Store => room.Get<IMediaStore>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await room.DisposeAsync();

    [Fact]
    public async Task AddedFile_IsFoundByItsHash_AndIsGoneFromWhereItWas()
    {
        var path = Path.Combine(room.Folder, "a.txt");
        await File.WriteAllTextAsync(path, "hello");
        var stored = await Store.AddAsync(path, CancellationToken.None);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("hello"u8)), stored.Hash);
        Assert.Equal(5, stored.Length);
        Assert.False(File.Exists(path));
        await using var opened = await Store.OpenAsync(stored.Hash, CancellationToken.None);
        Assert.True(opened!.CanSeek);
        Assert.Equal("hello", await new StreamReader(opened).ReadToEndAsync());
    }

    [Fact]
    public async Task SameContent_IsOneFile()
    {
        var first = await Store.AddAsync(Text("same"), 100, CancellationToken.None);
        var second = await Store.AddAsync(Text("same"), 100, CancellationToken.None);
        Assert.Equal(first.Hash, second.Hash);
        Assert.Single(await All());
    }

    [Fact]
    public async Task StreamPastTheLimit_IsRefused_AndLeavesNothing()
    {
        await Assert.ThrowsAsync<MediaException>(() => Store.AddAsync(Text("too long"), 3, CancellationToken.None));
        Assert.Empty(await All());
        Assert.Empty(Directory.GetFiles(Path.Combine(room.Folder, "store", "incoming")));
    }

    [Fact]
    public async Task BrokenStream_IsNeverVisible()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => Store.AddAsync(new BreakingStream(), 1 << 20, CancellationToken.None));
        Assert.Empty(await All());
        Assert.Empty(Directory.GetFiles(Path.Combine(room.Folder, "store", "incoming")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("ABCDEF")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public async Task WhatIsNoHash_OpensNothing(string name)
    {
        Assert.Null(await Store.OpenAsync(name, CancellationToken.None));
        Assert.False(await Store.DeleteAsync(name, CancellationToken.None));
    }

    [Fact]
    public async Task DeletedFile_IsGone_ButStaysReadableWhereItIsOpen()
    {
        var stored = await Store.AddAsync(Text("bye"), 100, CancellationToken.None);
        await using var open = await Store.OpenAsync(stored.Hash, CancellationToken.None);
        Assert.True(await Store.DeleteAsync(stored.Hash, CancellationToken.None));
        Assert.Equal("bye", await new StreamReader(open!).ReadToEndAsync());
        Assert.Null(await Store.OpenAsync(stored.Hash, CancellationToken.None));
        Assert.False(await Store.DeleteAsync(stored.Hash, CancellationToken.None));
    }

    [Fact]
    public async Task Start_RemovesWhatAKilledProcessLeft_ButNotWhatIsBeingWritten()
    {
        var incoming = room.NewFolder("store/incoming");
        var orphan = Path.Combine(incoming, "orphan");
        var busy = Path.Combine(incoming, "busy");
        await File.WriteAllTextAsync(orphan, "half");
        await using (new FileStream(busy, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            Assert.NotNull(Store);
            Assert.False(File.Exists(orphan));
            Assert.True(File.Exists(busy));
        }
    }

    private static MemoryStream Text(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    private async Task<List<StoredMedia>> All()
    {
        var all = new List<StoredMedia>();
        await foreach (var stored in Store.ListAsync(CancellationToken.None)) all.Add(stored);
        return all;
    }

    private sealed class BreakingStream : MemoryStream
    {
        private bool given;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (given) throw new OperationCanceledException("the sender went away");
            given = true;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
