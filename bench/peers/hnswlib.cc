// hnswlib without a binding: its own headers, from the npm package hnswlib-node, compiled for this processor. Takes the same
// commands and arguments as driver.js.
#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "hnswlib/hnswlib.h"

namespace {

std::vector<float> read_floats(const char *file) {
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    std::vector<float> floats(static_cast<size_t>(stream.tellg()) / sizeof(float));
    stream.seekg(0);
    stream.read(reinterpret_cast<char *>(floats.data()), static_cast<std::streamsize>(floats.size() * sizeof(float)));
    return floats;
}

long long cpu_nanos() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

long long wall_nanos() {
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

template <typename Work> std::string timed(Work work) {
    const long long cpu = cpu_nanos();
    const long long wall = wall_nanos();
    work();
    std::ostringstream effort;
    effort << cpu_nanos() - cpu << ' ' << wall_nanos() - wall;
    return effort.str();
}

size_t bucket(size_t row) { return row * 7919 % 1000; }

struct KeptBuckets : hnswlib::BaseFilterFunctor {
    size_t kept;
    explicit KeptBuckets(size_t kept_buckets) : kept(kept_buckets) {}
    bool operator()(hnswlib::labeltype row) override { return bucket(row) < kept; }
};

class Library {
  public:
    Library(char **arguments)
        : base(read_floats(arguments[1])), queries(read_floats(arguments[2])), dimension(std::stoul(arguments[3])),
          top_k(std::stoul(arguments[6])), space(dimension),
          index(&space, base.size() / dimension, std::stoul(arguments[4]), std::stoul(arguments[5])) {}

    void insert(size_t from, size_t to) {
        for (size_t row = from; row < to; row++) {
            index.addPoint(base.data() + row * dimension, row);
        }
    }

    void search(size_t breadth, size_t threads, size_t kept) {
        const size_t count = queries.size() / dimension;
        found.assign(count * top_k, -1);
        index.setEf(breadth);
        std::vector<std::thread> others;
        for (size_t part = 1; part < threads; part++) {
            others.emplace_back([=, this] { search_part(part * count / threads, (part + 1) * count / threads, kept); });
        }
        search_part(0, count / threads, kept);
        for (auto &other : others) {
            other.join();
        }
    }

    std::vector<long> found;

  private:
    void search_part(size_t from, size_t to, size_t kept) {
        KeptBuckets filter(kept);
        for (size_t query = from; query < to; query++) {
            auto nearest = index.searchKnnCloserFirst(queries.data() + query * dimension, top_k, kept < 1000 ? &filter : nullptr);
            for (size_t i = 0; i < nearest.size(); i++) {
                found[query * top_k + i] = static_cast<long>(nearest[i].second);
            }
        }
    }

    std::vector<float> base;
    std::vector<float> queries;
    size_t dimension;
    size_t top_k;
    hnswlib::InnerProductSpace space;
    hnswlib::HierarchicalNSW<float> index;
};

std::string run(Library &library, std::istringstream &line) {
    std::string command;
    size_t first = 0, second = 0, third = 0;
    line >> command >> first >> second >> third;
    if (command == "insert") {
        return timed([&] { library.insert(first, second); });
    }
    if (command == "finish") {
        return timed([] {});
    }
    if (command == "search") {
        std::ostringstream reply;
        reply << timed([&] { library.search(first, second, third); });
        for (long row : library.found) {
            reply << ' ' << row;
        }
        return reply.str();
    }
    if (command == "memory") {
        std::ifstream status("/proc/self/statm");
        size_t pages = 0;
        status >> pages >> pages;
        return std::to_string(pages * 4096);
    }
    throw std::invalid_argument("unknown command " + command);
}

}  // namespace

int main(int count, char **arguments) {
    if (count < 7) {
        std::cerr << "arguments: base queries dimension connectivity breadth top-k" << std::endl;
        return 2;
    }
    Library library(arguments);
    for (std::string line; std::getline(std::cin, line);) {
        try {
            std::istringstream words(line);
            std::cout << "ok " << run(library, words) << std::endl;
        } catch (const std::exception &error) {
            std::cout << "error " << error.what() << std::endl;
        }
    }
}
