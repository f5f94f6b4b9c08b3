import unittest
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from newsroom.database import database_settings

FOLDER = Path("/srv/news/.postgres")


def settings_for(url: str, owner_url: str = "") -> dict:
    return database_settings(url, FOLDER, pool_size=5, owner_url=owner_url)


class TestDatabaseSettings(unittest.TestCase):
    def test_url_gives_each_part(self):
        made = settings_for("postgresql://ann:s%40crt@db.example.org:6432/desk?sslmode=require")
        self.assertEqual(made["NAME"], "desk")
        self.assertEqual((made["USER"], made["PASSWORD"]), ("ann", "s@crt"))
        self.assertEqual((made["HOST"], made["PORT"]), ("db.example.org", "6432"))
        self.assertEqual(made["OPTIONS"]["sslmode"], "require")
        self.assertEqual(made["OPTIONS"]["pool"]["max_size"], 5)
        self.assertNotIn("FOLDER", made)

    def test_url_may_name_a_socket_folder(self):
        self.assertEqual(settings_for("postgresql://ann@/desk?host=/run/postgresql")["HOST"], "/run/postgresql")

    def test_without_url_the_private_server_is_used_by_its_socket(self):
        made = settings_for("")
        self.assertEqual(made["HOST"], "/srv/news/.postgres/data")
        self.assertEqual(made["FOLDER"], FOLDER)
        self.assertNotIn("PASSWORD", made)

    def test_private_server_is_used_by_a_role_that_is_not_its_owner(self):
        made = settings_for("")
        self.assertEqual((made["USER"], made["OWNER"]), ("newsroom_app", {"USER": "newsroom"}))
        self.assertEqual(made["APPLICATION"], "newsroom_app")

    def test_one_url_is_one_role_for_all(self):
        for owner_url in ("", "postgresql://ann:other@db/desk"):
            made = settings_for("postgresql://ann:s3cret@db/desk", owner_url)
            self.assertEqual((made["OWNER"], made["APPLICATION"]), ({}, ""))

    def test_owner_s_url_gives_what_the_owner_connects_with(self):
        made = settings_for("postgresql://desk:a@pool:6432/news", "postgresql://ann:b@db:5432/news?sslmode=require")
        self.assertEqual((made["USER"], made["HOST"], made["APPLICATION"]), ("desk", "pool", "desk"))
        owner = made["OWNER"]
        self.assertEqual((owner["USER"], owner["PASSWORD"], owner["HOST"], owner["PORT"]), ("ann", "b", "db", "5432"))
        self.assertEqual(owner["OPTIONS"]["sslmode"], "require")
        self.assertEqual(owner["OPTIONS"]["pool"], made["OPTIONS"]["pool"])

    def test_owner_s_url_that_does_not_fit_gets_a_sentence(self):
        cases = {
            "no application": ("", "postgresql://ann:s3cret@db/news", "but DATABASE_URL"),
            "another database": ("postgresql://desk@db/news", "postgresql://ann:s3cret@db/old", "the same database"),
            "nameless application": ("postgresql://db/news", "postgresql://ann:s3cret@db/news", "name its user"),
            "not a url": ("postgresql://desk@db/news", "ann:s3cret@db", "DATABASE_OWNER_URL must look like"),
        }
        for name, (url, owner_url, said) in cases.items():
            with self.subTest(name), self.assertRaises(ImproperlyConfigured) as caught:
                settings_for(url, owner_url)
            self.assertIn(said, str(caught.exception))
            self.assertNotIn("s3cret", str(caught.exception))

    def test_unusable_urls_get_a_sentence_without_the_password(self):
        cases = {
            "another database": "mysql://ann:s3cret@db/desk",
            "no database name": "postgresql://ann:s3cret@db",
            "unknown option": "postgresql://ann:s3cret@db/desk?colour=red",
            "not a url": "db.example.org",
        }
        for name, url in cases.items():
            with self.subTest(name), self.assertRaises(ImproperlyConfigured) as caught:
                settings_for(url)
            self.assertTrue(str(caught.exception).startswith("DATABASE_URL "))
            self.assertNotIn("s3cret", str(caught.exception))
